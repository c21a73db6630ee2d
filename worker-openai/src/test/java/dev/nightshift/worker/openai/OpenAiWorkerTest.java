package dev.nightshift.worker.openai;

import dev.nightshift.contract.TaskQueue;
import dev.nightshift.runtime.WorkerConformance;

class OpenAiWorkerTest extends WorkerConformance {
    OpenAiWorkerTest() {
        super(OpenAiWorker::cli, TaskQueue.OPENAI, 8084);
    }
}
