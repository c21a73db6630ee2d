package dev.nightshift.activity.storage;

import dev.nightshift.activity.storage.chunk.Chunker;
import dev.nightshift.activity.storage.content.DocumentExtractor;
import dev.nightshift.contract.storage.EmbeddingSpace;
import dev.nightshift.embedding.TextEmbedder;

/** The versions of all that decides what equal bytes become. Where one differs, nothing is unchanged. */
record PipelineVersion(DocumentExtractor extractor, Chunker chunker, TextEmbedder embedder) {
    String text() {
        EmbeddingSpace space = embedder.space();
        return String.join(
                " ",
                extractor.version(),
                chunker.version(),
                space.model() + "/" + space.version() + "/" + space.dimension());
    }
}
