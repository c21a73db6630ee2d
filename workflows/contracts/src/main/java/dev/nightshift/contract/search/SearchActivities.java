package dev.nightshift.contract.search;

import dev.nightshift.contract.OnQueue;
import dev.nightshift.contract.TaskQueue;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

@OnQueue(TaskQueue.SEARCH)
@ActivityInterface
public interface SearchActivities {
    /** Answers from the index as it is now. Takes well under a second, sends no heartbeat, changes nothing. */
    @ActivityMethod(name = "search.Search")
    SearchOutcome search(SearchRequest request);
}
