package dev.nightshift.embedding;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Embeds batches with several threads. Safe for use by several callers at once; they share the threads.
 * What a person waits for, such as a query, goes to the embedder itself and so never queues behind a
 * batch. Close it before the embedder, which it does not own.
 */
public final class EmbeddingPool implements AutoCloseable {
    private final TextEmbedder embedder;
    private final int threads;
    private final ExecutorService executor;

    public EmbeddingPool(TextEmbedder embedder, EmbeddingSettings settings) {
        this.embedder = requireNonNull(embedder, "embedder");
        this.threads = settings.threads();
        AtomicInteger number = new AtomicInteger();
        this.executor = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "embedding-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Returns the vectors of {@code texts}, in their order. Once it returns or throws, no thread works
     * on the batch any more.
     *
     * @throws InterruptedException if the caller is interrupted; texts not begun are left out
     * @throws RuntimeException the first failure of the embedder, after which no further text is begun
     */
    public List<float[]> embedAll(List<String> texts) throws InterruptedException {
        Batch batch = new Batch(List.copyOf(texts));
        List<Future<?>> shares = new ArrayList<>();
        for (int i = 0; i < Math.min(threads, texts.size()); i++) {
            shares.add(executor.submit(batch::work));
        }
        try {
            await(shares);
        } catch (InterruptedException e) {
            batch.stop();
            awaitUninterruptibly(shares);
            throw e;
        }
        return batch.vectors();
    }

    private static void await(List<Future<?>> shares) throws InterruptedException {
        for (Future<?> share : shares) {
            try {
                share.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    private static void awaitUninterruptibly(List<Future<?>> shares) {
        boolean interrupted = true;
        while (interrupted) {
            try {
                await(shares);
                interrupted = false;
            } catch (InterruptedException ignored) {
                // The batch is stopping already; the first interruption is on its way to the caller.
            }
        }
    }

    @Override
    public void close() {
        executor.shutdown();
    }

    /** One call's texts, taken one by one by as many threads as are free. */
    private final class Batch {
        private final List<String> texts;
        private final float[][] vectors;
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicReference<Throwable> failure = new AtomicReference<>();

        Batch(List<String> texts) {
            this.texts = texts;
            this.vectors = new float[texts.size()][];
        }

        void work() {
            for (int i = next.getAndIncrement(); i < texts.size(); i = next.getAndIncrement()) {
                try {
                    vectors[i] = embedder.embed(texts.get(i));
                } catch (RuntimeException | Error e) {
                    failure.compareAndSet(null, e);
                    stop();
                }
            }
        }

        void stop() {
            next.set(texts.size());
        }

        List<float[]> vectors() {
            Throwable first = failure.get();
            if (first instanceof Error error) {
                throw error;
            }
            if (first instanceof RuntimeException exception) {
                throw exception;
            }
            return List.of(vectors);
        }
    }
}
