package dev.nightshift.worker.defaults;

import dev.nightshift.contract.TaskQueue;
import dev.nightshift.runtime.WorkerConformance;

class DefaultWorkerTest extends WorkerConformance {
    DefaultWorkerTest() {
        super(DefaultWorker::cli, TaskQueue.DEFAULT, 8081);
    }
}
