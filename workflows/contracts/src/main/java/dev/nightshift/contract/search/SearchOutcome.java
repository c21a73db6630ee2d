package dev.nightshift.contract.search;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** How a search ended when nothing failed. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = SearchOutcome.Found.class, name = "found"),
    @JsonSubTypes.Type(value = SearchOutcome.NothingFound.class, name = "nothing-found")
})
public sealed interface SearchOutcome {
    /**
     * Passages match.
     *
     * @param answer quoted from the first hits
     * @param hits best first, at most as many as were asked for
     */
    record Found(Answer answer, List<SearchHit> hits) implements SearchOutcome {
        public Found {
            hits = List.copyOf(hits);
        }
    }

    /** Nothing in the tenant's index matches. */
    record NothingFound() implements SearchOutcome {}
}
