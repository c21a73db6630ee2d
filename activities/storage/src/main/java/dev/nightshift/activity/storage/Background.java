package dev.nightshift.activity.storage;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads for what takes long, so that whoever waits for it can say that it is alive. */
final class Background implements AutoCloseable {
    private final ExecutorService threads = Executors.newCachedThreadPool(Waiting.daemons("indexing-"));

    /** Does {@code work}, which must end by itself in bounded time. It is interrupted if the pulse ends. */
    <T> T run(Callable<T> work, Pulse pulse) {
        Future<T> running = threads.submit(work);
        try {
            return Waiting.forResult(running, pulse);
        } finally {
            running.cancel(true);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
