package dev.nightshift.worker.dreaming;

import dev.nightshift.contract.TaskQueue;
import dev.nightshift.runtime.WorkerConformance;

class DreamingWorkerTest extends WorkerConformance {
    DreamingWorkerTest() {
        super(DreamingWorker::cli, TaskQueue.DREAMING, 8083);
    }
}
