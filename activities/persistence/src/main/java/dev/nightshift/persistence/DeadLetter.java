package dev.nightshift.persistence;

import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.storage.DocumentId;
import java.net.URI;
import java.time.Instant;

/**
 * A document whose newest content could not be indexed. An older version may go on serving.
 *
 * @param message for a person; says what is wrong with the content
 * @param failedAt by the database's clock
 */
public record DeadLetter(DocumentId document, URI source, FailureType reason, String message, Instant failedAt) {}
