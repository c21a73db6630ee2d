package dev.nightshift.contract.storage;

import dev.nightshift.contract.OnQueue;
import dev.nightshift.contract.TaskQueue;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import org.jspecify.annotations.Nullable;

/**
 * Brings one document up to date. Started with the update {@code sourceChanged}, a run that is already
 * there takes the change and reads the source once more before it ends.
 */
@OnQueue(TaskQueue.STORAGE)
@WorkflowInterface
public interface IndexDocumentWorkflow {
    @WorkflowMethod
    IndexDocumentOutcome index(IndexDocumentRequest request);

    /**
     * Makes the run read the source again, after now. Returns once that is sure to happen. Without an
     * event, nothing is forced.
     */
    @UpdateMethod
    void sourceChanged(@Nullable SourceChanged event);

    @QueryMethod
    IndexDocumentProgress progress();
}
