package dev.nightshift.contract.storage;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.nightshift.contract.Allowed;
import dev.nightshift.contract.Ranges;

/** How the indexing of a corpus ended when nothing failed. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = IndexCorpusOutcome.Finished.class, name = "finished"),
    @JsonSubTypes.Type(value = IndexCorpusOutcome.Empty.class, name = "empty")
})
public sealed interface IndexCorpusOutcome {
    /**
     * Every document found was dealt with.
     *
     * @param found documents found
     * @param skipped files that were found but are of no type that can be indexed
     * @param counts the documents found, by their ending
     * @param vanished documents under the root that were indexed before and whose sources are gone
     */
    record Finished(
            @Allowed(min = 0) int found, @Allowed(min = 0) int skipped, CorpusCounts counts, VanishedCounts vanished)
            implements IndexCorpusOutcome {
        public Finished {
            Ranges.requireCount(found, "found");
            Ranges.requireCount(skipped, "skipped");
            vanished = requireNonNullElse(vanished, VanishedCounts.NONE);
        }
    }

    /**
     * The folder holds nothing that can be indexed.
     *
     * @param skipped files that were found but are of no type that can be indexed
     * @param vanished documents under the root that were indexed before and whose sources are gone
     */
    record Empty(@Allowed(min = 0) int skipped, VanishedCounts vanished) implements IndexCorpusOutcome {
        public Empty {
            Ranges.requireCount(skipped, "skipped");
            vanished = requireNonNullElse(vanished, VanishedCounts.NONE);
        }
    }
}
