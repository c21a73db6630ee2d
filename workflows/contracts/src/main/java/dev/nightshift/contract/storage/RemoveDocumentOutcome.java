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
    /**
     * Everything that was derived from the document was deleted.
     *
     * @param receipt what was deleted
     * @param probe what was found of the document afterwards
     */
    record Removed(RemovalReceipt receipt, RemovalProbe probe) implements RemoveDocumentOutcome {}

    /**
     * The tenant has no such document, or had it removed before.
     *
     * @param document the id that the document would have
     */
    record NotIndexed(DocumentId document) implements RemoveDocumentOutcome {}
}
