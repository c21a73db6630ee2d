package dev.nightshift;

import dev.nightshift.activity.Forbidden;
import dev.nightshift.runtime.WorkerProcess;
import io.temporal.client.WorkflowClient;
import java.sql.Connection;
import org.jspecify.annotations.Nullable;

/** What the packages of this module must not do: each class breaks one rule of {@link ArchitectureTest}. */
final class Breaches {
    private Breaches() {}

    /** Settings must not know the runtime; see the rule on what they may import. */
    static final class KnowsTheRuntime {
        @Nullable
        WorkerProcess process;
    }

    static final class KnowsTemporal {
        @Nullable
        WorkflowClient client;
    }

    static final class OpensADatabase {
        @Nullable
        Connection connection;
    }

    static final class KnowsHowToIndex {
        final Object known = Forbidden.KNOWN;
    }
}
