package dev.nightshift.contract.storage;

import dev.nightshift.contract.OnQueue;
import dev.nightshift.contract.TaskQueue;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Removes a document and proves that it no longer answers. */
@OnQueue(TaskQueue.STORAGE)
@WorkflowInterface
public interface RemoveDocumentWorkflow {
    @WorkflowMethod
    RemoveDocumentOutcome remove(RemoveDocumentRequest request);
}
