package dev.nightshift.persistence;

import static java.util.Objects.requireNonNull;

import dev.nightshift.contract.storage.DocumentId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A document whose source is about to be read.
 *
 * @param ticket number of this read; greater than that of every read of the document before it
 * @param servingVersion what the search finds now, or null if it finds nothing of the document
 */
public record OpenedDocument(
        DocumentId document, long ticket, @Nullable ServingVersion servingVersion) {
    public OpenedDocument {
        requireNonNull(document, "document");
    }

    public Optional<ServingVersion> serving() {
        return Optional.ofNullable(servingVersion);
    }
}
