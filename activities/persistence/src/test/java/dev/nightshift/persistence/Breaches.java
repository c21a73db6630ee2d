package dev.nightshift.persistence;

import dev.nightshift.runtime.WorkerSpec;
import io.temporal.workflow.Workflow;
import org.jspecify.annotations.Nullable;

/** What this folder must not depend on: each class breaks the rule of {@link ArchitectureTest}. */
final class Breaches {
    private Breaches() {}

    static final class StartsAWorker {
        @Nullable
        WorkerSpec spec;
    }

    static final class KnowsAWorkflow {
        final long time = Workflow.currentTimeMillis();
    }
}
