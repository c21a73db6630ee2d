package dev.nightshift.workflow.search;

import dev.nightshift.contract.search.SearchActivities;
import dev.nightshift.contract.search.SearchOutcome;
import dev.nightshift.contract.search.SearchRequest;
import dev.nightshift.contract.search.SearchWorkflow;
import dev.nightshift.workflow.KnownFailures;
import dev.nightshift.workflow.Policies;
import dev.nightshift.workflow.Routes;

public final class SearchWorkflowImpl implements SearchWorkflow {
    private final SearchActivities index = Routes.to(SearchActivities.class, Policies.INTERACTIVE);

    @Override
    public SearchOutcome search(SearchRequest request) {
        return KnownFailures.named(() -> index.search(request));
    }
}
