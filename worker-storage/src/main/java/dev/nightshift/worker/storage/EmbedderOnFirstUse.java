package dev.nightshift.worker.storage;

import dev.nightshift.contract.storage.EmbeddingSpace;
import dev.nightshift.embedding.TextEmbedder;
import java.util.function.Supplier;

/** Loads its model when it is first asked for anything. */
final class EmbedderOnFirstUse implements TextEmbedder {
    private final OnFirstUse<TextEmbedder> embedder;

    EmbedderOnFirstUse(Supplier<TextEmbedder> opening) {
        this.embedder = new OnFirstUse<>(opening);
    }

    @Override
    public EmbeddingSpace space() {
        return embedder.get().space();
    }

    @Override
    public float[] embed(String text) {
        return embedder.get().embed(text);
    }

    @Override
    public int countTokens(String text) {
        return embedder.get().countTokens(text);
    }

    @Override
    public int maxTokens() {
        return embedder.get().maxTokens();
    }

    @Override
    public boolean covers(String language) {
        return embedder.get().covers(language);
    }

    @Override
    public void close() {
        TextEmbedder opened = embedder.ifOpened();
        if (opened != null) {
            opened.close();
        }
    }
}
