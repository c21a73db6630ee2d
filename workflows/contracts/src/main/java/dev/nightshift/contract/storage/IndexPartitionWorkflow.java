package dev.nightshift.contract.storage;

import dev.nightshift.contract.OnQueue;
import dev.nightshift.contract.TaskQueue;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Indexes one range of a listing. Started by {@link IndexCorpusWorkflow} only. */
@OnQueue(TaskQueue.STORAGE)
@WorkflowInterface
public interface IndexPartitionWorkflow {
    @WorkflowMethod
    CorpusCounts index(IndexPartitionRequest request);
}
