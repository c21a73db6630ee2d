package dev.nightshift.benchmark;

import dev.nightshift.activity.storage.chunk.Chunk;
import dev.nightshift.activity.storage.chunk.StructuredChunker;
import dev.nightshift.activity.storage.content.DocumentExtractor;
import dev.nightshift.activity.storage.content.ExtractedDocument;
import dev.nightshift.activity.storage.content.ExtractionSettings;
import dev.nightshift.activity.storage.content.ForkedExtractor;
import dev.nightshift.activity.storage.source.FileSource;
import dev.nightshift.activity.storage.source.FileUri;
import dev.nightshift.activity.storage.source.FolderScanner;
import dev.nightshift.activity.storage.source.ListedSource;
import dev.nightshift.activity.storage.source.ScratchFolder;
import dev.nightshift.activity.storage.source.SourceSettings;
import dev.nightshift.activity.storage.source.SourceSnapshot;
import dev.nightshift.config.Env;
import dev.nightshift.embedding.TextEmbedder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The documents of a folder as the index would see them, in a fixed order.
 *
 * @param texts of the documents
 * @param passages what the model is given for each passage of each document
 * @param embedded the passages that the index has embedded: each once, and none of a document in a
 *     language that the model does not know
 */
record Corpus(List<String> texts, List<String> passages, List<String> embedded) {
    private static final int BATCH = 100;

    Corpus {
        texts = List.copyOf(texts);
        passages = List.copyOf(passages);
        embedded = List.copyOf(embedded);
    }

    /** @throws MeasurementException if no document of the folder has any text */
    static Corpus read(Path folder, TextEmbedder embedder) {
        Env defaults =
                Env.of(Map.of("STORAGE_ALLOWED_ROOTS", folder.toAbsolutePath().toString()));
        SourceSettings sources = SourceSettings.from(defaults);
        List<ExtractedDocument> documents = new ArrayList<>();
        try (ScratchFolder scratch = ScratchFolder.open(sources.temporaryDirectory());
                DocumentExtractor extractor = new ForkedExtractor(ExtractionSettings.from(defaults), scratch)) {
            FileSource source = new FileSource(sources, scratch);
            List<ListedSource> found = new ArrayList<>();
            new FolderScanner(sources, extractor::supports).scan(FileUri.of(folder), BATCH, found::addAll, () -> {});
            for (ListedSource document : found) {
                try (SourceSnapshot snapshot = source.read(document.source())) {
                    documents.add(extractor.extract(snapshot.file(), snapshot.fileName()));
                }
            }
        }
        return of(folder, documents, embedder);
    }

    private static Corpus of(Path folder, List<ExtractedDocument> documents, TextEmbedder embedder) {
        StructuredChunker chunker = new StructuredChunker(embedder::countTokens, embedder.maxTokens());
        List<String> passages = new ArrayList<>();
        List<String> embedded = new ArrayList<>();
        for (ExtractedDocument document : documents) {
            List<String> its =
                    chunker.chunk(document).stream().map(Chunk::embeddingInput).toList();
            passages.addAll(its);
            String language = document.metadata().language();
            if (language == null || embedder.covers(language)) {
                embedded.addAll(its);
            }
        }
        if (passages.isEmpty()) {
            throw new MeasurementException("no document with text in " + folder);
        }
        return new Corpus(
                documents.stream().map(ExtractedDocument::text).toList(),
                passages,
                embedded.stream().distinct().toList());
    }
}
