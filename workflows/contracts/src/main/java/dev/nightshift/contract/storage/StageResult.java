package dev.nightshift.contract.storage;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What a stage of indexing leaves to the next one. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = StageResult.Ready.class, name = "ready"),
    @JsonSubTypes.Type(value = StageResult.Ended.class, name = "ended")
})
public sealed interface StageResult {
    /** The next stage may work on {@code generation}. */
    record Ready(GenerationRef generation) implements StageResult {}

    /** There is nothing more to do. */
    record Ended(IndexDocumentOutcome outcome) implements StageResult {}
}
