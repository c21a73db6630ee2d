package dev.nightshift.activity.storage;

import static java.util.Objects.requireNonNull;

import dev.nightshift.activity.storage.content.DocumentExtractor;
import dev.nightshift.activity.storage.content.ExtractedDocument;
import dev.nightshift.activity.storage.source.SourceReader;
import dev.nightshift.activity.storage.source.SourceSnapshot;
import dev.nightshift.contract.ContentKey;
import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.WorkException;
import dev.nightshift.contract.storage.ExtractDocument;
import dev.nightshift.contract.storage.GenerationRef;
import dev.nightshift.contract.storage.IndexDocumentOutcome;
import dev.nightshift.contract.storage.StageResult;
import dev.nightshift.embedding.TextEmbedder;
import dev.nightshift.persistence.DocumentRepository;
import dev.nightshift.persistence.NewGeneration;
import dev.nightshift.persistence.OpenedDocument;
import dev.nightshift.persistence.ServingVersion;
import dev.nightshift.persistence.WriteResult;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The first stage: from a source to the text and structure of a generation. */
final class ReadStage {
    private static final int DIGITS = 32;

    private final DocumentRepository documents;
    private final SourceReader reader;
    private final DocumentExtractor extractor;
    private final Background background;
    private final TextEmbedder embedder;
    private final PipelineVersion version;

    ReadStage(DocumentRepository documents, IndexingParts parts, Background background, PipelineVersion version) {
        this.documents = documents;
        this.reader = parts.reader();
        this.extractor = parts.extractor();
        this.background = background;
        this.embedder = parts.embedder();
        this.version = version;
    }

    /** Lets a source through that may be read. */
    void admit(ExtractDocument command) {
        reader.admit(command.source());
    }

    boolean isGone(URI source) {
        try {
            reader.admit(source);
            return false;
        } catch (WorkException e) {
            if (e.type() == FailureType.UNAVAILABLE) {
                throw e;
            }
            return e.type() == FailureType.NOT_FOUND;
        }
    }

    /** Reads a source under a ticket that was drawn before. */
    StageResult read(ExtractDocument command, OpenedDocument opened, Pulse pulse) {
        try (SourceSnapshot snapshot = snapshot(command.source(), pulse)) {
            String pipelineVersion = version.text();
            Optional<ServingVersion> same = opened.serving()
                    .filter(serving -> !command.force())
                    .filter(serving -> serving.sha256().equals(snapshot.sha256()))
                    .filter(serving -> serving.pipelineVersion().equals(pipelineVersion));
            if (same.isPresent()) {
                return confirm(command, opened, same.get().generation(), snapshot.version());
            }
            String fileName = snapshot.fileName();
            ExtractedDocument document = background.run(() -> extractor.extract(snapshot.file(), fileName), pulse);
            GenerationRef ref = generation(command, opened, snapshot.sha256(), pipelineVersion);
            PartWriter parts = new PartWriter(
                    documents,
                    ref,
                    new NewGeneration(snapshot.sizeBytes(), snapshot.sha256(), pipelineVersion, snapshot.version()),
                    embedder::covers);
            WriteResult result = parts.writeSource(snapshot, document);
            if (result == WriteResult.WRITTEN && extractor.isContainer(fileName)) {
                result = background.run(
                        () -> {
                            extractor.extractMembers(snapshot.file(), fileName, parts);
                            return parts.flush();
                        },
                        pulse);
            }
            return Endings.after(result, ref);
        }
    }

    /** What comes over a network may take minutes, and whoever waits must hear that it goes on. */
    private SourceSnapshot snapshot(URI source, Pulse pulse) {
        AtomicReference<SourceSnapshot> read = new AtomicReference<>();
        try {
            background.run(() -> read.compareAndSet(null, reader.read(source)), pulse);
            return requireNonNull(read.get());
        } catch (RuntimeException e) {
            SourceSnapshot unused = read.get();
            if (unused != null) {
                unused.close();
            }
            throw e;
        }
    }

    private StageResult confirm(
            ExtractDocument command, OpenedDocument opened, String generation, @Nullable String sourceVersion) {
        GenerationRef serving = new GenerationRef(command.tenant(), opened.document(), generation, opened.ticket());
        WriteResult result = documents.confirmUnchanged(serving, sourceVersion);
        return new StageResult.Ended(
                result == WriteResult.WRITTEN
                        ? new IndexDocumentOutcome.Unchanged(opened.document(), generation)
                        : Endings.refused(result, opened.document()));
    }

    /** Forced work gets a name of its own, or it would find the rows that it is to make anew. */
    private static GenerationRef generation(
            ExtractDocument command, OpenedDocument opened, String sha256, String pipelineVersion) {
        String ticket = command.force() ? Long.toString(opened.ticket()) : "";
        String key = ContentKey.of(opened.document().value(), sha256, pipelineVersion, ticket);
        return new GenerationRef(command.tenant(), opened.document(), key.substring(0, DIGITS), opened.ticket());
    }
}
