package dev.nightshift.activity.storage;

import static java.util.Objects.requireNonNull;

import dev.nightshift.activity.storage.content.DocumentExtractor;
import dev.nightshift.activity.storage.source.SourceReader;
import dev.nightshift.embedding.TextEmbedder;

/** The engines that indexing is made of. Whoever opened them closes them, after the pipeline. */
public record IndexingParts(SourceReader reader, DocumentExtractor extractor, TextEmbedder embedder) {
    public IndexingParts {
        requireNonNull(reader, "reader");
        requireNonNull(extractor, "extractor");
        requireNonNull(embedder, "embedder");
    }
}
