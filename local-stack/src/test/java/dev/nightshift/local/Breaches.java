package dev.nightshift.local;

import dev.nightshift.runtime.WorkerSpec;
import java.sql.Connection;
import org.jspecify.annotations.Nullable;

/** What the stack must not do: each class breaks one rule of {@link ArchitectureTest}. */
final class Breaches {
    private Breaches() {}

    static final class StartsAWorkerInside {
        @Nullable
        WorkerSpec spec;
    }

    static final class AsksTheDatabase {
        @Nullable
        Connection connection;
    }
}
