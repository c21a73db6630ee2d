package dev.nightshift.worker.dreaming;

import dev.nightshift.contract.TaskQueue;
import dev.nightshift.runtime.WorkerCli;
import dev.nightshift.runtime.WorkerSpec;

/** Has no work yet; is to dream over what is indexed: relate, reflect, digest. Polls {@code dreaming-queue}. */
public final class DreamingWorker {
    private static final int HEALTH_PORT = 8083;

    private DreamingWorker() {}

    public static void main(String[] args) {
        cli().main(args);
    }

    static WorkerCli cli() {
        return WorkerCli.of(
                        "worker-dreaming",
                        "Has no work yet; is to dream over what is indexed: relate, reflect, digest.",
                        HEALTH_PORT)
                .polls(spec());
    }

    /** What this worker runs, for any process that hosts it, alone or beside others. */
    public static WorkerSpec spec() {
        return WorkerSpec.polling(TaskQueue.DREAMING);
    }
}
