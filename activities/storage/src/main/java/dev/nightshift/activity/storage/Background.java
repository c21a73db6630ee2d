package dev.nightshift.activity.storage;

import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.WorkException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;

/** Threads for what takes long, so that whoever waits for it can say that it is alive. */
final class Background implements AutoCloseable {
    private final ExecutorService threads = Executors.newCachedThreadPool(Waiting.daemons("indexing-"));

    /**
     * Does {@code work}, which must end by itself in bounded time. It is interrupted if the pulse ends.
     *
     * @throws WorkException what the work threw; UNAVAILABLE if this thread is interrupted or this is closed
     */
    <T> T run(Callable<T> work, Pulse pulse) {
        Future<T> running = begin(work);
        try {
            return Waiting.forResult(running, pulse);
        } finally {
            running.cancel(true);
        }
    }

    /** Whoever comes while the worker stops met no bug. */
    private <T> Future<T> begin(Callable<T> work) {
        try {
            return threads.submit(work);
        } catch (RejectedExecutionException e) {
            throw new WorkException(FailureType.UNAVAILABLE, "the worker is stopping", e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
