package dev.nightshift.contract.storage;

import dev.nightshift.contract.OnQueue;
import dev.nightshift.contract.TaskQueue;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Brings every document under a folder up to date, in partitions that run side by side. */
@OnQueue(TaskQueue.STORAGE)
@WorkflowInterface
public interface IndexCorpusWorkflow {
    @WorkflowMethod
    IndexCorpusOutcome index(IndexCorpusRequest request);

    /**
     * Sent by a partition after some of its batches, at most 63 times. Reports are cumulative, so that one may
     * come twice or late.
     */
    @SignalMethod
    void partitionAdvanced(PartitionProgress report);

    @QueryMethod
    CorpusProgress progress();
}
