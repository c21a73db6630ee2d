package dev.nightshift.contract.search;

import dev.nightshift.contract.OnQueue;
import dev.nightshift.contract.TaskQueue;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Answers a question from a tenant's index, for services that speak to Temporal only. */
@OnQueue(TaskQueue.SEARCH)
@WorkflowInterface
public interface SearchWorkflow {
    @WorkflowMethod
    SearchOutcome search(SearchRequest request);
}
