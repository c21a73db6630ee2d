package dev.nightshift.persistence;

import dev.nightshift.contract.TenantId;
import dev.nightshift.contract.storage.DocumentId;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The documents that serve. */
public final class DocumentCatalog {
    private static final String SERVING = """
            SELECT d.document_id, d.source, d.serving_since, g.size_bytes, g.chunks,
                p.title, p.media_type, p.language, members.*
            FROM document d
            JOIN generation g ON g.tenant = d.tenant AND g.generation = d.serving_generation
            JOIN part p ON p.tenant = g.tenant AND p.generation = g.generation AND p.part = 0
            CROSS JOIN LATERAL (
                SELECT count(*) - 1 AS members, bool_or(truncated) AS truncated, bool_and(vectorised) AS vectorised,
                    (SELECT count(*) FROM unread_part u
                        WHERE u.tenant = g.tenant AND u.generation = g.generation) AS unread
                FROM part m WHERE m.tenant = g.tenant AND m.generation = g.generation) members
            WHERE d.tenant = :tenant AND %s
            """;

    private final Database database;

    public DocumentCatalog(Database database) {
        this.database = database;
    }

    /**
     * Lists documents in the order of their sources.
     *
     * @param limit most to return, 1 to 1,000
     * @param after source of the last document of the page before, or null to begin
     */
    public List<DocumentSummary> list(TenantId tenant, int limit, @Nullable URI after) {
        return database.inTenant(
                tenant,
                handle -> handle.createQuery(SERVING.formatted(
                                "(:after::text IS NULL OR d.source > :after) ORDER BY d.source LIMIT :limit"))
                        .bind("tenant", tenant.value())
                        .bind("after", after == null ? null : after.toString())
                        .bind("limit", limit)
                        .map((row, context) -> summary(row))
                        .list());
    }

    public Optional<DocumentSummary> find(TenantId tenant, URI source) {
        return database.inTenant(
                tenant,
                handle -> handle.createQuery(SERVING.formatted("d.document_id = :document"))
                        .bind("tenant", tenant.value())
                        .bind("document", DocumentId.of(tenant, source).value())
                        .map((row, context) -> summary(row))
                        .findOne());
    }

    public int count(TenantId tenant) {
        return database.inTenant(
                tenant,
                handle -> handle.createQuery("""
                SELECT count(*) FROM document WHERE tenant = :tenant AND serving_generation IS NOT NULL
                """)
                        .bind("tenant", tenant.value())
                        .mapTo(Integer.class)
                        .one());
    }

    private static DocumentSummary summary(ResultSet row) throws SQLException {
        return new DocumentSummary(
                new DocumentId(row.getString("document_id")),
                URI.create(row.getString("source")),
                row.getString("title"),
                row.getString("media_type"),
                row.getString("language"),
                row.getLong("size_bytes"),
                row.getInt("chunks"),
                row.getInt("members"),
                row.getInt("unread"),
                row.getBoolean("truncated"),
                row.getBoolean("vectorised"),
                row.getTimestamp("serving_since").toInstant());
    }
}
