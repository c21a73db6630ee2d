package dev.nightshift.contract.storage;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;

/**
 * What a removal deleted.
 *
 * @param document the document that was removed
 * @param rows deleted rows by table name; the names may change
 * @param removedAt when it was removed, by the database's clock
 */
public record RemovalReceipt(DocumentId document, Map<String, Integer> rows, Instant removedAt) {
    public RemovalReceipt {
        requireNonNull(document, "document");
        requireNonNull(removedAt, "removedAt");
        rows = Map.copyOf(rows);
    }
}
