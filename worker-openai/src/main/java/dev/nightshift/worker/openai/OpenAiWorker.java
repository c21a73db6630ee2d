package dev.nightshift.worker.openai;

import dev.nightshift.config.Env;
import dev.nightshift.contract.TaskQueue;
import dev.nightshift.runtime.WorkerProcess;
import dev.nightshift.runtime.WorkerSpec;

/** Polls {@code openai-queue}. */
public final class OpenAiWorker {
    private OpenAiWorker() {}

    public static void main(String[] args) throws InterruptedException {
        WorkerProcess.run(Env.system(), spec());
    }

    /** What this worker runs, for any process that hosts it, alone or beside others. */
    public static WorkerSpec spec() {
        return WorkerSpec.polling(TaskQueue.OPENAI);
    }
}
