package dev.nightshift.persistence;

import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.WorkException;
import dev.nightshift.contract.storage.GenerationRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** Decides what of a document serves. The caller holds the document's lock. */
final class Publishing {
    private final Handle handle;
    private final GenerationRef ref;
    private final ServingWords words;

    Publishing(Handle handle, GenerationRef ref) {
        this.handle = handle;
        this.ref = ref;
        this.words = new ServingWords(handle, ref.tenant(), ref.document());
    }

    Publication publish(int space) {
        serveVectors(space);
        words.serve(ref.generation());
        Publication publication = count(space);
        own(handle.createUpdate("""
                UPDATE document SET serving_generation = :generation, serving_ticket = :ticket,
                    serving_since = CASE WHEN serving_ticket = :ticket THEN serving_since ELSE now() END
                WHERE tenant = :tenant AND document_id = :document
                """)).execute();
        eraseOlder();
        return publication;
    }

    void confirm(Fence fence, @Nullable String sourceVersion) {
        if (!ref.generation().equals(fence.serving())) {
            throw new WorkException(
                    FailureType.UNAVAILABLE, "an earlier read was published meanwhile; read the source again");
        }
        own(handle.createUpdate("""
                UPDATE document SET serving_ticket = :ticket
                WHERE tenant = :tenant AND document_id = :document
                """)).execute();
        own(handle.createUpdate("""
                UPDATE generation SET source_version = :version
                WHERE tenant = :tenant AND generation = :generation AND source_version IS DISTINCT FROM :version
                """))
                .bind("version", StorableText.ofNullable(sourceVersion))
                .execute();
        eraseOlder();
    }

    private void serveVectors(int space) {
        own(handle.createUpdate("""
                INSERT INTO serving_<space> (tenant, chunk_id, generation, levels)
                SELECT c.tenant, c.chunk_id, c.generation, v.levels FROM generation g
                JOIN part p ON p.tenant = g.tenant AND p.generation = g.generation AND p.vectorised
                JOIN chunk c ON c.tenant = p.tenant AND c.generation = p.generation AND c.part = p.part
                JOIN vector_<space> v ON v.tenant = c.tenant AND v.input_hash = c.input_hash
                WHERE g.tenant = :tenant AND g.generation = :generation AND g.document_id = :document
                ON CONFLICT (tenant, chunk_id) DO NOTHING
                """)).define("space", space).execute();
    }

    private Publication count(int space) {
        return own(handle.createQuery("""
                UPDATE generation g SET chunks = counted.chunks, edges = counted.edges
                FROM (SELECT
                    (SELECT count(*) FROM chunk WHERE tenant = :tenant AND generation = :generation) AS chunks,
                    (SELECT count(*) FROM edge WHERE tenant = :tenant AND generation = :generation) AS edges,
                    (SELECT count(*) FROM part p
                        JOIN chunk c ON c.tenant = p.tenant AND c.generation = p.generation AND c.part = p.part
                        WHERE p.tenant = :tenant AND p.generation = :generation AND p.vectorised) AS vectors,
                    (SELECT count(*) FROM chunk c
                        JOIN serving_<space> s ON s.tenant = c.tenant AND s.chunk_id = c.chunk_id
                        WHERE c.tenant = :tenant AND c.generation = :generation) AS serving,
                    (SELECT count(*) FROM part
                        WHERE tenant = :tenant AND generation = :generation AND part > 0) AS members,
                    (SELECT count(*) FROM unread_part
                        WHERE tenant = :tenant AND generation = :generation) AS unread,
                    (SELECT coalesce(bool_and(vectorised), true) FROM part
                        WHERE tenant = :tenant AND generation = :generation) AS vectorised) counted
                WHERE g.tenant = :tenant AND g.generation = :generation AND g.document_id = :document
                RETURNING g.chunks, g.edges, g.embedded,
                    counted.vectors, counted.serving, counted.members, counted.unread, counted.vectorised
                """))
                .define("space", space)
                .map((row, context) -> publication(row))
                .findOne()
                .orElseThrow(() -> new IllegalStateException("nothing was extracted as " + ref.generation()));
    }

    private Publication publication(ResultSet row) throws SQLException {
        int vectors = row.getInt("vectors");
        int without = vectors - row.getInt("serving");
        if (without > 0) {
            throw new IllegalStateException(without + " passages of " + ref.generation() + " have no vector");
        }
        int embedded = Math.min(row.getInt("embedded"), vectors);
        return new Publication(
                WriteResult.WRITTEN,
                row.getInt("chunks"),
                row.getInt("edges"),
                embedded,
                vectors - embedded,
                row.getInt("members"),
                row.getInt("unread"),
                row.getBoolean("vectorised"));
    }

    /** A later read may be building another version, or this one's predecessor anew: those rows stay. */
    private void eraseOlder() {
        Eraser eraser = new Eraser(handle, ref.tenant(), words);
        eraser.stopServing(generations("generation <> :generation"));
        eraser.erase(generations("generation <> :generation AND ticket <= :ticket"));
        own(handle.createUpdate("""
                DELETE FROM dead_letter
                WHERE tenant = :tenant AND document_id = :document AND ticket <= :ticket
                """)).execute();
        words.count();
    }

    private List<String> generations(String condition) {
        return own(handle.createQuery("""
                SELECT generation FROM generation
                WHERE tenant = :tenant AND document_id = :document AND <condition>
                """))
                .define("condition", condition)
                .mapTo(String.class)
                .list();
    }

    private <S extends SqlStatement<S>> S own(S statement) {
        return statement
                .bind("tenant", ref.tenant().value())
                .bind("document", ref.document().value())
                .bind("generation", ref.generation())
                .bind("ticket", ref.ticket());
    }
}
