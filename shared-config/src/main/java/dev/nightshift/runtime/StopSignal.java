package dev.nightshift.runtime;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tells a process to stop, and tells who asked when it has. */
final class StopSignal implements AutoCloseable {
    private final CountDownLatch requested = new CountDownLatch(1);
    private final CountDownLatch finished = new CountDownLatch(1);

    /**
     * Returns a signal that the JVM's shutdown, as by SIGTERM, requests. The JVM halts when its shutdown
     * hooks return, so the hook waits, at most for {@code limit}, until this is closed.
     */
    static StopSignal onShutdown(Duration limit) {
        StopSignal signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> signal.requestAndWait(limit), "stop"));
        return signal;
    }

    void request() {
        requested.countDown();
    }

    boolean isRequested() {
        return requested.getCount() == 0;
    }

    void await() throws InterruptedException {
        requested.await();
    }

    /** Waits for the request at most {@code timeout}. */
    void await(Duration timeout) throws InterruptedException {
        boolean ignored = requested.await(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Everything is closed; the JVM may halt. */
    @Override
    public void close() {
        finished.countDown();
    }

    private void requestAndWait(Duration limit) {
        request();
        try {
            boolean ignored = finished.await(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
