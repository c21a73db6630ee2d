package dev.nightshift.persistence;

import dev.nightshift.contract.storage.EmbeddingSpace;
import dev.nightshift.contract.storage.GenerationRef;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** Rows of a generation that does not serve yet. */
final class Staging {
    private static final int ROWS_PER_ROUND_TRIP = 1_000;
    private static final int LONGEST_MESSAGE = 1_000;

    private final Handle handle;
    private final GenerationRef ref;

    Staging(Handle handle, GenerationRef ref) {
        this.handle = handle;
        this.ref = ref;
    }

    void saveGeneration(NewGeneration generation) {
        int rows = own(handle.createUpdate("""
                INSERT INTO generation AS stored (
                    tenant, generation, document_id, ticket, size_bytes, sha256, pipeline_version, source_version)
                VALUES (
                    :tenant, :generation, :document, :ticket, :sizeBytes, :sha256, :pipelineVersion, :sourceVersion)
                ON CONFLICT (tenant, generation) DO UPDATE SET
                    ticket = greatest(stored.ticket, excluded.ticket),
                    embedded = CASE WHEN excluded.ticket > stored.ticket THEN 0 ELSE stored.embedded END,
                    source_version = CASE WHEN excluded.ticket >= stored.ticket
                        THEN excluded.source_version ELSE stored.source_version END
                WHERE stored.document_id = excluded.document_id
                """))
                .bind("document", ref.document().value())
                .bind("ticket", ref.ticket())
                .bind("sizeBytes", generation.sizeBytes())
                .bind("sha256", generation.sha256())
                .bind("pipelineVersion", generation.pipelineVersion())
                .bind("sourceVersion", StorableText.ofNullable(generation.sourceVersion()))
                .execute();
        if (rows != 1) {
            throw new IllegalStateException("generation " + ref.generation() + " belongs to another document");
        }
    }

    /** A member that could be read this time is no longer one that could not. */
    void saveParts(List<NewPart> parts) {
        inBatches("""
                WITH mended AS (
                    DELETE FROM unread_part
                    WHERE tenant = :tenant AND generation = :generation AND part = :part)
                INSERT INTO part (
                    tenant, generation, part, path, text, structure, title, authors, created, modified,
                    language, text_config, media_type, size_bytes, truncated, vectorised)
                VALUES (
                    :tenant, :generation, :part, :path, :text, :structure::json, :title, :authors, :created,
                    :modified, :language, text_config(:language), :mediaType, :sizeBytes, :truncated, :vectorised)
                ON CONFLICT (tenant, generation, part) DO NOTHING
                """, parts, Staging::bindPart);
    }

    private static void bindPart(PreparedBatch batch, NewPart part) {
        batch.bind("part", part.number())
                .bindArray("path", String.class, (Object[]) StorableText.ofAll(part.path()))
                .bind("text", StorableText.of(part.text()))
                .bind("structure", StorableText.of(part.structure()))
                .bind("title", StorableText.ofNullable(part.title()))
                .bindArray("authors", String.class, (Object[]) StorableText.ofAll(part.authors()))
                .bind("created", atUtc(part.created()))
                .bind("modified", atUtc(part.modified()))
                .bind("language", part.language())
                .bind("mediaType", part.mediaType())
                .bind("sizeBytes", part.sizeBytes())
                .bind("truncated", part.truncated())
                .bind("vectorised", part.vectorised());
    }

    /** What was read once stays read, whatever went wrong another time. */
    void saveUnread(List<UnreadPart> parts) {
        inBatches(
                """
                INSERT INTO unread_part (tenant, generation, part, path, reason, message)
                SELECT :tenant, :generation, :part, :path, :reason, :message
                WHERE NOT EXISTS (
                    SELECT FROM part WHERE tenant = :tenant AND generation = :generation AND part = :part)
                ON CONFLICT (tenant, generation, part) DO NOTHING
                """,
                parts,
                (batch, part) -> batch.bind("part", part.number())
                        .bindArray("path", String.class, (Object[]) StorableText.ofAll(part.path()))
                        .bind("reason", part.reason().name())
                        .bind("message", StorableText.cut(part.message(), LONGEST_MESSAGE)));
    }

    Optional<StoredPart> firstPart(int from) {
        return own(handle.createQuery("""
                SELECT part, path, text, structure, title, language, vectorised FROM part
                WHERE tenant = :tenant AND generation = :generation AND part >= :from
                ORDER BY part LIMIT 1
                """))
                .bind("from", from)
                .map((row, context) -> new StoredPart(
                        row.getInt("part"),
                        List.of((String[]) row.getArray("path").getArray()),
                        row.getString("text"),
                        row.getString("structure"),
                        row.getString("title"),
                        row.getString("language"),
                        row.getBoolean("vectorised")))
                .findOne();
    }

    void saveChunks(int part, List<NewChunk> chunks) {
        VectorUse.lockForStoring(handle, ref.tenant());
        inBatches(
                """
                INSERT INTO chunk (
                    tenant, generation, part, ordinal, span_start, span_end, page, heading_path, context, content,
                    embedding_input, input_hash, tokens)
                VALUES (
                    :tenant, :generation, :part, :ordinal, :start, :end, :page, :headings, :context, :text,
                    :input, :inputHash, :tokens)
                ON CONFLICT (tenant, generation, part, ordinal) DO NOTHING
                """,
                chunks,
                (batch, chunk) -> batch.bind("part", part)
                        .bind("ordinal", chunk.ordinal())
                        .bind("start", chunk.span().start())
                        .bind("end", chunk.span().end())
                        .bind("page", chunk.page())
                        .bindArray("headings", String.class, (Object[]) StorableText.ofAll(chunk.headingPath()))
                        .bind("text", StorableText.of(chunk.text()))
                        .bind("context", StorableText.of(chunk.context()))
                        .bind("input", StorableText.of(chunk.embeddingInput()))
                        .bind("inputHash", chunk.inputHash())
                        .bind("tokens", chunk.tokens()));
    }

    List<MissingVector> missingVectors(int space, int limit) {
        return own(handle.createQuery("""
                SELECT c.input_hash, min(c.embedding_input) AS input FROM chunk c
                JOIN part p ON p.tenant = c.tenant AND p.generation = c.generation AND p.part = c.part AND p.vectorised
                WHERE c.tenant = :tenant AND c.generation = :generation AND NOT EXISTS (
                    SELECT FROM vector_<space> v WHERE v.tenant = :tenant AND v.input_hash = c.input_hash)
                GROUP BY c.input_hash ORDER BY min(c.part), min(c.ordinal) LIMIT :limit
                """))
                .define("space", space)
                .bind("limit", limit)
                .map((row, context) -> new MissingVector(row.getString("input_hash"), row.getString("input")))
                .list();
    }

    void saveVectors(int number, EmbeddingSpace space, List<NewVector> vectors) {
        for (NewVector vector : vectors) {
            if (vector.components().length != space.dimension()) {
                throw new IllegalArgumentException("a vector has not the dimension of " + space);
            }
        }
        // Always in one order, so that two workers with the same inputs never wait for each other in a ring.
        List<NewVector> ordered = vectors.stream()
                .sorted(Comparator.comparing(NewVector::inputHash))
                .toList();
        int stored = inBatches(
                """
                INSERT INTO vector_%d (tenant, input_hash, components)
                VALUES (:tenant, :inputHash, :components)
                ON CONFLICT (tenant, input_hash) DO NOTHING
                """.formatted(number),
                ordered,
                (batch, vector) -> batch.bind("inputHash", vector.inputHash())
                        .bind("components", new RealArray(vector.components())));
        own(handle.createUpdate("""
                UPDATE generation SET embedded = embedded + :stored
                WHERE tenant = :tenant AND generation = :generation
                """)).bind("stored", stored).execute();
    }

    void saveEdges(int part, List<NewEdge> edges) {
        int[] ordinal = {0};
        inBatches(
                """
                INSERT INTO edge (tenant, generation, part, ordinal, kind, target, span_start, span_end)
                VALUES (:tenant, :generation, :part, :ordinal, :kind, :target, :start, :end)
                ON CONFLICT (tenant, generation, part, ordinal) DO NOTHING
                """,
                edges,
                (batch, edge) -> batch.bind("part", part)
                        .bind("ordinal", ordinal[0]++)
                        .bind("kind", edge.kind())
                        .bind("target", StorableText.of(edge.target()))
                        .bind("start", edge.span().start())
                        .bind("end", edge.span().end()));
    }

    private <T> int inBatches(String statement, List<T> rows, BiConsumer<PreparedBatch, T> binder) {
        int written = 0;
        for (int from = 0; from < rows.size(); from += ROWS_PER_ROUND_TRIP) {
            List<T> part = rows.subList(from, Math.min(rows.size(), from + ROWS_PER_ROUND_TRIP));
            try (PreparedBatch batch = handle.prepareBatch(statement)) {
                for (T row : part) {
                    binder.accept(own(batch), row);
                    batch.add();
                }
                written += Arrays.stream(batch.execute()).sum();
            }
        }
        return written;
    }

    private <S extends SqlStatement<S>> S own(S statement) {
        return statement.bind("tenant", ref.tenant().value()).bind("generation", ref.generation());
    }

    private static @Nullable OffsetDateTime atUtc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
