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

    private final Handle handle;
    private final GenerationRef ref;

    Staging(Handle handle, GenerationRef ref) {
        this.handle = handle;
        this.ref = ref;
    }

    void saveExtraction(NewGeneration generation) {
        int rows = own(handle.createUpdate("""
                INSERT INTO generation AS stored (
                    tenant, generation, document_id, ticket, text, structure, title, authors, created, modified,
                    language, text_config, media_type, size_bytes, sha256, truncated, pipeline_version, vectorised,
                    source_version)
                VALUES (
                    :tenant, :generation, :document, :ticket, :text, :structure::json, :title, :authors, :created,
                    :modified, :language, text_config(:language), :mediaType, :sizeBytes, :sha256, :truncated,
                    :pipelineVersion, :vectorised, :sourceVersion)
                ON CONFLICT (tenant, generation) DO UPDATE SET
                    ticket = greatest(stored.ticket, excluded.ticket),
                    embedded = CASE WHEN excluded.ticket > stored.ticket THEN 0 ELSE stored.embedded END,
                    source_version = CASE WHEN excluded.ticket >= stored.ticket
                        THEN excluded.source_version ELSE stored.source_version END
                WHERE stored.document_id = excluded.document_id
                """))
                .bind("document", ref.document().value())
                .bind("ticket", ref.ticket())
                .bind("text", StorableText.of(generation.text()))
                .bind("structure", StorableText.of(generation.structure()))
                .bind("title", StorableText.ofNullable(generation.title()))
                .bindArray("authors", String.class, (Object[]) StorableText.ofAll(generation.authors()))
                .bind("created", atUtc(generation.created()))
                .bind("modified", atUtc(generation.modified()))
                .bind("language", generation.language())
                .bind("mediaType", generation.mediaType())
                .bind("sizeBytes", generation.sizeBytes())
                .bind("sha256", generation.sha256())
                .bind("truncated", generation.truncated())
                .bind("pipelineVersion", generation.pipelineVersion())
                .bind("vectorised", generation.vectorised())
                .bind("sourceVersion", StorableText.ofNullable(generation.sourceVersion()))
                .execute();
        if (rows != 1) {
            throw new IllegalStateException("generation " + ref.generation() + " belongs to another document");
        }
    }

    Optional<StoredGeneration> find() {
        return own(handle.createQuery("""
                SELECT text, structure, title, language, vectorised FROM generation
                WHERE tenant = :tenant AND generation = :generation
                """))
                .map((row, context) -> new StoredGeneration(
                        row.getString("text"),
                        row.getString("structure"),
                        row.getString("title"),
                        row.getString("language"),
                        row.getBoolean("vectorised")))
                .findOne();
    }

    void saveChunks(List<NewChunk> chunks) {
        VectorUse.lockForStoring(handle, ref.tenant());
        inBatches(
                """
                INSERT INTO chunk (
                    tenant, generation, ordinal, span_start, span_end, page, heading_path, context, content,
                    embedding_input, input_hash, tokens)
                VALUES (
                    :tenant, :generation, :ordinal, :start, :end, :page, :headings, :context, :text,
                    :input, :inputHash, :tokens)
                ON CONFLICT (tenant, generation, ordinal) DO NOTHING
                """,
                chunks,
                (batch, chunk) -> batch.bind("ordinal", chunk.ordinal())
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
                WHERE c.tenant = :tenant AND c.generation = :generation AND NOT EXISTS (
                    SELECT FROM vector_<space> v WHERE v.tenant = :tenant AND v.input_hash = c.input_hash)
                GROUP BY c.input_hash ORDER BY min(c.ordinal) LIMIT :limit
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

    void saveEdges(List<NewEdge> edges) {
        int[] ordinal = {0};
        inBatches(
                """
                INSERT INTO edge (tenant, generation, ordinal, kind, target, span_start, span_end)
                VALUES (:tenant, :generation, :ordinal, :kind, :target, :start, :end)
                ON CONFLICT (tenant, generation, ordinal) DO NOTHING
                """,
                edges,
                (batch, edge) -> batch.bind("ordinal", ordinal[0]++)
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
