package dev.nightshift.worker.storage;

import static java.util.Objects.requireNonNull;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Opens an engine when it is first used, so that a worker polls, and a command answers, without waiting for it. */
final class OnFirstUse<T> {
    private final Supplier<T> opening;
    private @Nullable T opened;

    OnFirstUse(Supplier<T> opening) {
        this.opening = requireNonNull(opening, "opening");
    }

    synchronized T get() {
        T engine = opened;
        if (engine == null) {
            engine = opening.get();
            opened = engine;
        }
        return engine;
    }

    /** Returns the engine if it was used. */
    synchronized @Nullable T ifOpened() {
        return opened;
    }
}
