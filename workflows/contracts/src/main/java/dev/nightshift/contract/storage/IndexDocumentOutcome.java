package dev.nightshift.contract.storage;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.nightshift.contract.Allowed;
import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.Ranges;
import org.jspecify.annotations.Nullable;

/** How the indexing of one document ended when nothing failed. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = IndexDocumentOutcome.Indexed.class, name = "indexed"),
    @JsonSubTypes.Type(value = IndexDocumentOutcome.Unchanged.class, name = "unchanged"),
    @JsonSubTypes.Type(value = IndexDocumentOutcome.DeadLettered.class, name = "dead-lettered"),
    @JsonSubTypes.Type(value = IndexDocumentOutcome.Superseded.class, name = "superseded"),
    @JsonSubTypes.Type(value = IndexDocumentOutcome.Removed.class, name = "removed")
})
public sealed interface IndexDocumentOutcome {
    DocumentId document();

    /**
     * A new version serves.
     *
     * @param document the document, in its tenant's index
     * @param generation names the version that serves now
     * @param chunks passages of the document
     * @param embedded passages whose vector was computed for this version
     * @param reused passages whose vector was known already
     * @param edges headings and links found
     * @param members members read of an archive, a mailbox or a message
     * @param unreadMembers members that could not be read; they are listed with the dead letters
     * @param language ISO 639-1 code, or null if it could not be told
     * @param vectorsCoverLanguage false if the model does not know the language of the document or of a
     *     member, so that only full text finds that
     */
    record Indexed(
            DocumentId document,
            String generation,
            @Allowed(min = 0) int chunks,
            @Allowed(min = 0) int embedded,
            @Allowed(min = 0) int reused,
            @Allowed(min = 0) int edges,
            @Allowed(min = 0) int members,
            @Allowed(min = 0) int unreadMembers,
            @Nullable String language,
            boolean vectorsCoverLanguage)
            implements IndexDocumentOutcome {
        public Indexed {
            Ranges.requireCount(chunks, "chunks");
            Ranges.requireCount(embedded, "embedded");
            Ranges.requireCount(reused, "reused");
            Ranges.requireCount(edges, "edges");
            Ranges.requireCount(members, "members");
            Ranges.requireCount(unreadMembers, "unreadMembers");
        }
    }

    /**
     * The source holds what the serving version was made from.
     *
     * @param document the document, in its tenant's index
     * @param generation names the version that serves
     */
    record Unchanged(DocumentId document, String generation) implements IndexDocumentOutcome {}

    /**
     * The content cannot be indexed. An older version, if there is one, goes on serving.
     *
     * @param document the document, in its tenant's index
     * @param reason the kind of fault
     * @param message tells a person what is wrong with the content
     */
    record DeadLettered(DocumentId document, FailureType reason, String message) implements IndexDocumentOutcome {}

    /**
     * A version from a later read of the source serves already.
     *
     * @param document the document, in its tenant's index
     */
    record Superseded(DocumentId document) implements IndexDocumentOutcome {}

    /**
     * The document was removed while it was being indexed.
     *
     * @param document the document that was removed
     */
    record Removed(DocumentId document) implements IndexDocumentOutcome {}
}
