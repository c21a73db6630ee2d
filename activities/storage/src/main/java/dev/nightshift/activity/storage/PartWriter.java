package dev.nightshift.activity.storage;

import dev.nightshift.activity.storage.content.DocumentMetadata;
import dev.nightshift.activity.storage.content.ExtractedDocument;
import dev.nightshift.activity.storage.content.MemberSink;
import dev.nightshift.activity.storage.source.SourceSnapshot;
import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.storage.GenerationRef;
import dev.nightshift.persistence.DocumentRepository;
import dev.nightshift.persistence.NewGeneration;
import dev.nightshift.persistence.NewPart;
import dev.nightshift.persistence.UnreadPart;
import dev.nightshift.persistence.WriteResult;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Stores the parts of a document as they are read, some at a time, so that a container of any size fits. */
final class PartWriter implements MemberSink {
    private static final int MOST_PARTS = 200;
    private static final long ENOUGH_CHARACTERS = 2_000_000;

    private final DocumentRepository documents;
    private final GenerationRef ref;
    private final NewGeneration generation;
    private final Predicate<String> covered;
    private final List<NewPart> read = new ArrayList<>();
    private final List<UnreadPart> unread = new ArrayList<>();
    private long characters;
    private int number;
    private WriteResult result = WriteResult.WRITTEN;

    /**
     * Prepares to write one generation.
     *
     * @param covered tells whether the model knows a language
     */
    PartWriter(DocumentRepository documents, GenerationRef ref, NewGeneration generation, Predicate<String> covered) {
        this.documents = documents;
        this.ref = ref;
        this.generation = generation;
        this.covered = covered;
    }

    WriteResult writeSource(SourceSnapshot snapshot, ExtractedDocument document) {
        add(List.of(), snapshot.source(), document, snapshot.sizeBytes(), snapshot.modified());
        return flush();
    }

    @Override
    public boolean read(List<String> path, ExtractedDocument document, long sizeBytes, @Nullable Instant modified) {
        add(path, null, document, sizeBytes, modified);
        return goesOn();
    }

    @Override
    public boolean unread(List<String> path, FailureType reason, String message) {
        unread.add(new UnreadPart(number++, path, reason, message));
        return goesOn();
    }

    /** Writes what is left and returns what came of all writes. */
    WriteResult flush() {
        if (result == WriteResult.WRITTEN && !read.isEmpty()) {
            result = documents.saveExtraction(ref, generation, read);
        }
        if (result == WriteResult.WRITTEN && !unread.isEmpty()) {
            result = documents.saveUnread(ref, unread);
        }
        read.clear();
        unread.clear();
        characters = 0;
        return result;
    }

    private boolean goesOn() {
        if (read.size() + unread.size() >= MOST_PARTS || characters >= ENOUGH_CHARACTERS) {
            flush();
        }
        return result == WriteResult.WRITTEN;
    }

    private void add(
            List<String> path,
            @Nullable URI base,
            ExtractedDocument document,
            long sizeBytes,
            @Nullable Instant modified) {
        DocumentMetadata metadata = document.metadata();
        read.add(new NewPart(
                number++,
                path,
                document.text(),
                Structure.of(base, document).toJson(),
                metadata.title(),
                metadata.authors(),
                metadata.created(),
                metadata.modified() == null ? modified : metadata.modified(),
                metadata.language(),
                metadata.mediaType(),
                sizeBytes,
                metadata.truncated(),
                metadata.language() == null || covered.test(metadata.language())));
        characters += document.text().length();
    }
}
