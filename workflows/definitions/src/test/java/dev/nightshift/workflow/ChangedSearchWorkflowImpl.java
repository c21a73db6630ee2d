package dev.nightshift.workflow;

import dev.nightshift.contract.search.SearchActivities;
import dev.nightshift.contract.search.SearchOutcome;
import dev.nightshift.contract.search.SearchRequest;
import dev.nightshift.contract.search.SearchWorkflow;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** The search workflow with a pause slipped in, which no running search could be replayed through. */
public final class ChangedSearchWorkflowImpl implements SearchWorkflow {
    private final SearchActivities index = Routes.to(SearchActivities.class, Policies.INTERACTIVE);

    @Override
    public SearchOutcome search(SearchRequest request) {
        Workflow.sleep(Duration.ofSeconds(1));
        return index.search(request);
    }
}
