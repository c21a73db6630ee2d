package dev.nightshift.worker.storage;

import dev.nightshift.contract.TaskQueue;
import dev.nightshift.runtime.WorkerCli;
import dev.nightshift.runtime.WorkerSpec;

/** Indexes documents and answers searches. Polls {@code storage-queue}. */
public final class StorageWorker {
    private static final int HEALTH_PORT = 8082;

    private StorageWorker() {}

    public static void main(String[] args) {
        cli().main(args);
    }

    static WorkerCli cli() {
        return WorkerCli.of("worker-storage", "Indexes documents and answers searches.", HEALTH_PORT)
                .polls(spec());
    }

    /** What this worker runs, for any process that hosts it, alone or beside others. */
    public static WorkerSpec spec() {
        return WorkerSpec.polling(TaskQueue.STORAGE);
    }
}
