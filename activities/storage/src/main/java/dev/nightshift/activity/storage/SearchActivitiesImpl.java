package dev.nightshift.activity.storage;

import static java.util.Objects.requireNonNull;

import dev.nightshift.activity.storage.search.SearchService;
import dev.nightshift.contract.search.SearchActivities;
import dev.nightshift.contract.search.SearchOutcome;
import dev.nightshift.contract.search.SearchRequest;

/** Answers from the index. */
public final class SearchActivitiesImpl implements SearchActivities {
    private final SearchService index;

    public SearchActivitiesImpl(SearchService index) {
        this.index = requireNonNull(index, "index");
    }

    @Override
    public SearchOutcome search(SearchRequest request) {
        return index.search(request);
    }
}
