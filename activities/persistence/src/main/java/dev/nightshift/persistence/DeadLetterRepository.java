package dev.nightshift.persistence;

import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.TenantId;
import dev.nightshift.contract.storage.DocumentId;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Documents whose newest content could not be indexed, and members that could not be read of documents
 * that serve. To retry one, index its source again.
 */
public final class DeadLetterRepository {
    private final Database database;

    public DeadLetterRepository(Database database) {
        this.database = database;
    }

    /**
     * Lists dead letters in the order of their sources, and of the members in each.
     *
     * @param limit most to return, 1 to 1,000
     * @param after last dead letter of the page before, or null to begin
     */
    public List<DeadLetter> list(TenantId tenant, int limit, @Nullable DeadLetter after) {
        return database.inTenant(
                tenant,
                handle -> handle.createQuery("""
                SELECT * FROM (
                    SELECT d.document_id, d.source, 0 AS part, '{}'::text[] AS path,
                        l.reason, l.message, l.failed_at
                    FROM dead_letter l JOIN document d ON d.tenant = l.tenant AND d.document_id = l.document_id
                    WHERE l.tenant = :tenant
                    UNION ALL
                    SELECT d.document_id, d.source, u.part, u.path, u.reason, u.message, u.failed_at
                    FROM unread_part u JOIN document d ON d.tenant = u.tenant AND d.serving_generation = u.generation
                    WHERE u.tenant = :tenant) letter
                WHERE :source::text IS NULL OR (source, part) > (:source, :part)
                ORDER BY source, part LIMIT :limit
                """)
                        .bind("tenant", tenant.value())
                        .bind("source", after == null ? null : after.source().toString())
                        .bind("part", after == null ? 0 : after.part())
                        .bind("limit", limit)
                        .map((row, context) -> letter(row))
                        .list());
    }

    /** Counts the dead letters of documents and of members. */
    public int count(TenantId tenant) {
        return database.inTenant(
                tenant,
                handle -> handle.createQuery("""
                SELECT (SELECT count(*) FROM dead_letter WHERE tenant = :tenant) + (
                    SELECT count(*) FROM unread_part u
                    JOIN document d ON d.tenant = u.tenant AND d.serving_generation = u.generation
                    WHERE u.tenant = :tenant)
                """)
                        .bind("tenant", tenant.value())
                        .mapTo(Integer.class)
                        .one());
    }

    private static DeadLetter letter(ResultSet row) throws SQLException {
        return new DeadLetter(
                new DocumentId(row.getString("document_id")),
                URI.create(row.getString("source")),
                row.getInt("part"),
                List.of((String[]) row.getArray("path").getArray()),
                FailureType.valueOf(row.getString("reason")),
                row.getString("message"),
                row.getTimestamp("failed_at").toInstant());
    }
}
