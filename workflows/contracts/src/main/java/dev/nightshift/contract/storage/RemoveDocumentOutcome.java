package dev.nightshift.contract.storage;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** How a removal ended when nothing failed. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RemoveDocumentOutcome.Removed.class, name = "removed"),
    @JsonSubTypes.Type(value = RemoveDocumentOutcome.NotIndexed.class, name = "not-indexed")
})
public sealed interface RemoveDocumentOutcome {
    record Removed(RemovalReceipt receipt, RemovalProbe probe) implements RemoveDocumentOutcome {}

    /** The tenant has no such document, or had it removed before. */
    record NotIndexed(DocumentId document) implements RemoveDocumentOutcome {}
}
