package dev.nightshift.benchmark;

import dev.nightshift.activity.storage.chunk.Chunk;
import dev.nightshift.activity.storage.chunk.StructuredChunker;
import dev.nightshift.activity.storage.content.DocumentExtractor;
import dev.nightshift.activity.storage.content.ExtractionSettings;
import dev.nightshift.activity.storage.content.ForkedExtractor;
import dev.nightshift.activity.storage.source.FileSource;
import dev.nightshift.activity.storage.source.FileUri;
import dev.nightshift.activity.storage.source.FolderScanner;
import dev.nightshift.activity.storage.source.ScratchFolder;
import dev.nightshift.activity.storage.source.SourceSettings;
import dev.nightshift.activity.storage.source.SourceSnapshot;
import dev.nightshift.config.Env;
import dev.nightshift.embedding.TextEmbedder;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The documents of a folder as the index would see them. */
final class Corpus {
    private static final int BATCH = 100;

    private Corpus() {}

    /** Returns what the model is given for each passage of each document, in a fixed order. */
    static List<String> passages(Path folder, TextEmbedder embedder) {
        Env defaults =
                Env.of(Map.of("STORAGE_ALLOWED_ROOTS", folder.toAbsolutePath().toString()));
        SourceSettings sources = SourceSettings.from(defaults);
        StructuredChunker chunker = new StructuredChunker(embedder::countTokens, embedder.maxTokens());
        List<String> passages = new ArrayList<>();
        try (ScratchFolder scratch = ScratchFolder.open(sources.temporaryDirectory());
                DocumentExtractor extractor = new ForkedExtractor(ExtractionSettings.from(defaults), scratch)) {
            FileSource source = new FileSource(sources, scratch);
            List<URI> documents = new ArrayList<>();
            new FolderScanner(sources, extractor::supports).scan(FileUri.of(folder), BATCH, documents::addAll);
            for (URI document : documents) {
                try (SourceSnapshot snapshot = source.read(document)) {
                    chunker.chunk(extractor.extract(snapshot)).stream()
                            .map(Chunk::embeddingInput)
                            .forEach(passages::add);
                }
            }
        }
        if (passages.isEmpty()) {
            throw new IllegalArgumentException("no document with text in " + folder);
        }
        return passages;
    }
}
