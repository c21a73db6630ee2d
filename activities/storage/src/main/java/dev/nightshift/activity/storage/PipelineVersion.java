package dev.nightshift.activity.storage;

import dev.nightshift.activity.storage.chunk.StructuredChunker;
import dev.nightshift.activity.storage.content.DocumentExtractor;
import dev.nightshift.contract.storage.EmbeddingSpace;
import dev.nightshift.embedding.TextEmbedder;

/** The versions of all that decides what equal bytes become. Where one differs, nothing is unchanged. */
record PipelineVersion(DocumentExtractor extractor, TextEmbedder embedder) {
    String text() {
        EmbeddingSpace space = embedder.space();
        return String.join(
                " ",
                extractor.version(),
                StructuredChunker.VERSION,
                space.model() + "/" + space.version() + "/" + space.dimension());
    }
}
