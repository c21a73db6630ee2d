package dev.nightshift.persistence;

import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.TenantId;
import dev.nightshift.contract.storage.DocumentId;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Documents whose newest content could not be indexed. To retry one, index its source again. */
public final class DeadLetterRepository {
    private final Database database;

    public DeadLetterRepository(Database database) {
        this.database = database;
    }

    /**
     * Lists dead letters in the order of their sources.
     *
     * @param limit most to return, 1 to 1,000
     * @param after source of the last dead letter of the page before, or null to begin
     */
    public List<DeadLetter> list(TenantId tenant, int limit, @Nullable URI after) {
        return database.inTenant(
                tenant,
                handle -> handle.createQuery("""
                SELECT d.document_id, d.source, l.reason, l.message, l.failed_at FROM dead_letter l
                JOIN document d ON d.tenant = l.tenant AND d.document_id = l.document_id
                WHERE l.tenant = :tenant AND (:after::text IS NULL OR d.source > :after)
                ORDER BY d.source LIMIT :limit
                """)
                        .bind("tenant", tenant.value())
                        .bind("after", after == null ? null : after.toString())
                        .bind("limit", limit)
                        .map((row, context) -> new DeadLetter(
                                new DocumentId(row.getString("document_id")),
                                URI.create(row.getString("source")),
                                FailureType.valueOf(row.getString("reason")),
                                row.getString("message"),
                                row.getTimestamp("failed_at").toInstant()))
                        .list());
    }

    public int count(TenantId tenant) {
        return database.inTenant(
                tenant,
                handle -> handle.createQuery("SELECT count(*) FROM dead_letter WHERE tenant = :tenant")
                        .bind("tenant", tenant.value())
                        .mapTo(Integer.class)
                        .one());
    }
}
