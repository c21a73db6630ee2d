package dev.nightshift.worker.ml;

import dev.nightshift.contract.TaskQueue;
import dev.nightshift.runtime.WorkerConformance;

class MlWorkerTest extends WorkerConformance {
    MlWorkerTest() {
        super(MlWorker::cli, TaskQueue.ML, 8085);
    }
}
