package dev.nightshift.activity.storage;

import dev.nightshift.embedding.TextEmbedder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The threads that compute vectors, shared by all that is indexed at the same time. One text a call and
 * a core each is fastest: batches and threads inside the model made it slower.
 */
final class EmbeddingPool implements AutoCloseable {
    private final TextEmbedder embedder;
    private final ExecutorService threads;

    EmbeddingPool(TextEmbedder embedder, int size) {
        this.embedder = embedder;
        this.threads = Executors.newFixedThreadPool(size, Waiting.daemons("embedding-"));
    }

    /** Returns the vectors of {@code texts} in their order; beats while it waits and after each of them. */
    List<float[]> embed(List<String> texts, Pulse pulse) {
        List<Future<float[]>> waiting = new ArrayList<>();
        try {
            texts.forEach(text -> waiting.add(threads.submit(() -> embedder.embed(text))));
            List<float[]> vectors = new ArrayList<>();
            for (Future<float[]> vector : waiting) {
                vectors.add(Waiting.forResult(vector, pulse));
            }
            return vectors;
        } finally {
            waiting.forEach(vector -> vector.cancel(false));
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
