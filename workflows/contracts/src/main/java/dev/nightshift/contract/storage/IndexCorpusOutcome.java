package dev.nightshift.contract.storage;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

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
     * @param skipped files that were found but are of no type that can be indexed
     */
    record Finished(int found, int skipped, CorpusCounts counts) implements IndexCorpusOutcome {}

    /** The folder holds nothing that can be indexed. */
    record Empty(int skipped) implements IndexCorpusOutcome {}
}
