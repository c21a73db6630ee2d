package dev.nightshift.activity.storage.search;

import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.WorkException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Threads for the steps of a search that need not wait for each other. There are as many as are wanted at once. */
final class Parallel implements AutoCloseable {
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    private final AtomicInteger number = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "search-" + number.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    });

    <T> Future<T> begin(Callable<T> work) {
        return threads.submit(work);
    }

    /** Applies {@code function} to all items with a thread for each processor, this one among them. */
    <T, R> List<R> map(List<T> items, Function<T, R> function) {
        List<Future<List<R>>> shares = new ArrayList<>();
        int width = Math.max(1, Math.min(PROCESSORS, items.size()));
        for (int share = 1; share < width; share++) {
            int first = share;
            shares.add(begin(() -> share(items, first, width, function)));
        }
        List<R> results = new ArrayList<>(share(items, 0, width, function));
        shares.forEach(share -> results.addAll(result(share)));
        return results;
    }

    /**
     * Waits for what was begun.
     *
     * @throws RuntimeException what the work threw
     * @throws WorkException UNAVAILABLE if this thread is interrupted
     */
    static <T> T result(Future<T> begun) {
        try {
            return begun.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WorkException(FailureType.UNAVAILABLE, "the worker is stopping", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private static <T, R> List<R> share(List<T> items, int first, int width, Function<T, R> function) {
        List<R> results = new ArrayList<>();
        for (int i = first; i < items.size(); i += width) {
            results.add(function.apply(items.get(i)));
        }
        return results;
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
