package dev.nightshift.worker.ml;

import dev.nightshift.contract.TaskQueue;
import dev.nightshift.runtime.WorkerCli;
import dev.nightshift.runtime.WorkerSpec;

/** Has no work yet; is to train and evaluate adapters on a GPU. Polls {@code ml-queue}. */
public final class MlWorker {
    private static final int HEALTH_PORT = 8085;

    private MlWorker() {}

    public static void main(String[] args) {
        cli().main(args);
    }

    static WorkerCli cli() {
        return WorkerCli.of("worker-ml", "Has no work yet; is to train and evaluate adapters on a GPU.", HEALTH_PORT)
                .polls(spec());
    }

    /** What this worker runs, for any process that hosts it, alone or beside others. */
    public static WorkerSpec spec() {
        return WorkerSpec.polling(TaskQueue.ML);
    }
}
