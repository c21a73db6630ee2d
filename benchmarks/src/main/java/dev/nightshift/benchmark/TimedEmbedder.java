package dev.nightshift.benchmark;

import dev.nightshift.contract.storage.EmbeddingSpace;
import dev.nightshift.embedding.TextEmbedder;
import java.util.ArrayList;
import java.util.List;

/** Notes for each thread how long its embeddings take. Does not own the embedder that it asks. */
final class TimedEmbedder implements TextEmbedder {
    private final TextEmbedder embedder;
    private final ThreadLocal<List<Double>> millis = ThreadLocal.withInitial(ArrayList::new);

    TimedEmbedder(TextEmbedder embedder) {
        this.embedder = embedder;
    }

    /** Returns the milliseconds of each embedding by this thread since it last asked, in their order. */
    List<Double> take() {
        List<Double> taken = List.copyOf(millis.get());
        millis.get().clear();
        return taken;
    }

    @Override
    public EmbeddingSpace space() {
        return embedder.space();
    }

    @Override
    public float[] embed(String text) {
        long begin = System.nanoTime();
        float[] vector = embedder.embed(text);
        millis.get().add((System.nanoTime() - begin) / 1e6);
        return vector;
    }

    @Override
    public int countTokens(String text) {
        return embedder.countTokens(text);
    }

    @Override
    public int maxTokens() {
        return embedder.maxTokens();
    }

    @Override
    public boolean covers(String language) {
        return embedder.covers(language);
    }

    @Override
    public void close() {
        millis.remove();
    }
}
