package dev.nightshift.benchmark;

import java.util.concurrent.atomic.AtomicBoolean;

/** Does one thing once: when it is closed, or when this program is told to end before that. */
final class AtEnd implements AutoCloseable {
    private final Runnable action;
    private final Thread hook;
    private final AtomicBoolean begun = new AtomicBoolean();

    AtEnd(Runnable action) {
        this.action = action;
        this.hook = new Thread(this::once, "at-end");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public void close() {
        once();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The program is ending, so the hook runs or has run, and finds nothing to do.
        }
    }

    private void once() {
        if (begun.compareAndSet(false, true)) {
            action.run();
        }
    }
}
