package dev.nightshift.activity.storage;

import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.WorkException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Waits for work on other threads without seeming dead. */
final class Waiting {
    private static final long BEAT_MILLIS = 1_000;

    private Waiting() {}

    /**
     * Returns the result of {@code work}, which must end by itself in bounded time. Beats every second
     * and at the end.
     *
     * @throws WorkException what the work threw; UNAVAILABLE if this thread is interrupted
     */
    static <T> T forResult(Future<T> work, Pulse pulse) {
        while (true) {
            try {
                T result = work.get(BEAT_MILLIS, TimeUnit.MILLISECONDS);
                pulse.beat();
                return result;
            } catch (TimeoutException e) {
                pulse.beat();
            } catch (ExecutionException e) {
                throw failure(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw interrupted(e);
            }
        }
    }

    static WorkException interrupted(InterruptedException cause) {
        return new WorkException(FailureType.UNAVAILABLE, "interrupted; the next attempt goes on", cause);
    }

    static ThreadFactory daemons(String prefix) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, prefix + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    private static RuntimeException failure(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException failure ? failure : new IllegalStateException(cause);
    }
}
