package dev.nightshift.worker.openai;

import dev.nightshift.contract.TaskQueue;
import dev.nightshift.runtime.WorkerCli;
import dev.nightshift.runtime.WorkerSpec;

/** Has no work yet; is to make every call of a language model. Polls {@code openai-queue}. */
public final class OpenAiWorker {
    private static final int HEALTH_PORT = 8084;

    private OpenAiWorker() {}

    public static void main(String[] args) {
        cli().main(args);
    }

    static WorkerCli cli() {
        return WorkerCli.of("worker-openai", "Has no work yet; is to make every call of a language model.", HEALTH_PORT)
                .polls(spec());
    }

    /** What this worker runs, for any process that hosts it, alone or beside others. */
    public static WorkerSpec spec() {
        return WorkerSpec.polling(TaskQueue.OPENAI);
    }
}
