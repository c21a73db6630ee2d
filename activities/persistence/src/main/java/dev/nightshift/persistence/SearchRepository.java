package dev.nightshift.persistence;

import dev.nightshift.contract.TenantId;
import dev.nightshift.contract.storage.DocumentId;
import dev.nightshift.contract.storage.EmbeddingSpace;
import dev.nightshift.contract.storage.Span;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.mapper.RowMapper;

/** Finds passages of the versions that serve. */
public final class SearchRepository {
    private static final RowMapper<RankedChunk> NEAREST =
            (row, context) -> new RankedChunk(row.getLong("chunk_id"), row.getDouble("score"), List.of());
    private static final RowMapper<RankedChunk> MATCHING =
            (row, context) -> new RankedChunk(row.getLong("chunk_id"), row.getDouble("score"), List.of((String[])
                    row.getArray("matched").getArray()));

    private final Database database;
    private final Spaces spaces = new Spaces();

    public SearchRepository(Database database) {
        this.database = database;
    }

    /**
     * Returns the passages whose vectors are nearest, best first.
     *
     * @param query vector of Euclidean length 1
     * @param k most passages to return, 1 to 1,000
     */
    public List<RankedChunk> nearest(TenantId tenant, EmbeddingSpace space, float[] query, int k) {
        if (query.length != space.dimension()) {
            throw new IllegalArgumentException("the query has not the dimension of " + space);
        }
        return database.inTenant(
                tenant,
                handle -> handle.createQuery("SELECT chunk_id, score FROM search_nearest(:space, :query, :k)")
                        .bind("space", spaces.number(handle, space))
                        .bind("query", new RealArray(query))
                        .bind("k", k)
                        .map(NEAREST)
                        .list());
    }

    /**
     * Returns the passages that match the words of {@code query} best by BM25 (k1 = 1.2, b = 0.75) over all
     * passages of the tenant, best first. Words are compared by their stems in each language that the
     * tenant has; of more than 32, the rarest count. A word of the headings counts twice.
     *
     * @param k most passages to return, 1 to 1,000
     */
    public List<RankedChunk> matching(TenantId tenant, String query, int k) {
        return database.inTenant(
                tenant,
                handle -> handle.createQuery("SELECT chunk_id, score, matched FROM search_matching(:query, :k)")
                        .bind("query", StorableText.of(query))
                        .bind("k", k)
                        .map(MATCHING)
                        .list());
    }

    /** Returns what is known of passages, in no order; one that no longer serves is left out. */
    public List<ChunkDetail> details(TenantId tenant, Collection<Long> chunks) {
        return database.inTenant(
                tenant,
                handle -> handle.createQuery("""
                SELECT c.chunk_id, c.heading_path, c.page, c.span_start, c.span_end, c.content,
                    d.document_id, d.source, p.path, p.title
                FROM chunk c
                JOIN document d ON d.tenant = c.tenant AND d.serving_generation = c.generation
                JOIN part p ON p.tenant = c.tenant AND p.generation = c.generation AND p.part = c.part
                WHERE c.tenant = :tenant AND c.chunk_id = ANY(:chunks)
                """)
                        .bind("tenant", tenant.value())
                        .bindArray("chunks", Long.class, chunks)
                        .map((row, context) -> detail(row))
                        .list());
    }

    private static ChunkDetail detail(ResultSet row) throws SQLException {
        return new ChunkDetail(
                row.getLong("chunk_id"),
                new DocumentId(row.getString("document_id")),
                URI.create(row.getString("source")),
                List.of((String[]) row.getArray("path").getArray()),
                row.getString("title"),
                List.of((String[]) row.getArray("heading_path").getArray()),
                row.getObject("page", Integer.class),
                new Span(row.getInt("span_start"), row.getInt("span_end")),
                row.getString("content"));
    }
}
