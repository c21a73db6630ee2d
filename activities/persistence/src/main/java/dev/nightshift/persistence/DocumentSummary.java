package dev.nightshift.persistence;

import dev.nightshift.contract.storage.DocumentId;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A document as it serves now.
 *
 * @param title what the document calls itself, or null
 * @param language ISO 639-1 code, or null if it could not be told
 * @param sizeBytes length of the source when it was read
 * @param chunks number of its passages
 * @param members those of an archive, a mailbox or a message that were read
 * @param unreadMembers those that could not be read
 * @param truncated true if its text was cut at a limit
 * @param vectorised false if only full text finds it, or some of its members
 * @param indexedAt when this version began to serve, by the database's clock
 */
public record DocumentSummary(
        DocumentId document,
        URI source,
        @Nullable String title,
        String mediaType,
        @Nullable String language,
        long sizeBytes,
        int chunks,
        int members,
        int unreadMembers,
        boolean truncated,
        boolean vectorised,
        Instant indexedAt) {}
