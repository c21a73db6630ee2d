package dev.nightshift.worker.defaults;

import dev.nightshift.contract.TaskQueue;
import dev.nightshift.runtime.WorkerCli;
import dev.nightshift.runtime.WorkerSpec;

/** Has no work yet; is to run housekeeping, schedules and playbooks. Polls {@code default-queue}. */
public final class DefaultWorker {
    private static final int HEALTH_PORT = 8081;

    private DefaultWorker() {}

    public static void main(String[] args) {
        cli().main(args);
    }

    static WorkerCli cli() {
        return WorkerCli.of(
                        "worker-default",
                        "Has no work yet; is to run housekeeping, schedules and playbooks.",
                        HEALTH_PORT)
                .polls(spec());
    }

    /** What this worker runs, for any process that hosts it, alone or beside others. */
    public static WorkerSpec spec() {
        return WorkerSpec.polling(TaskQueue.DEFAULT);
    }
}
