package dev.nightshift.persistence;

import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.WorkException;
import dev.nightshift.contract.storage.GenerationRef;
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
        Publication publication = count();
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
                SELECT c.tenant, c.chunk_id, c.generation, v.levels FROM chunk c
                JOIN generation g ON g.tenant = c.tenant AND g.generation = c.generation AND g.vectorised
                JOIN vector_<space> v ON v.tenant = c.tenant AND v.input_hash = c.input_hash
                WHERE c.tenant = :tenant AND c.generation = :generation AND g.document_id = :document
                ON CONFLICT (tenant, chunk_id) DO NOTHING
                """)).define("space", space).execute();
        int without = own(handle.createQuery("""
                SELECT count(*) FROM chunk c
                JOIN generation g ON g.tenant = c.tenant AND g.generation = c.generation AND g.vectorised
                WHERE c.tenant = :tenant AND c.generation = :generation AND g.document_id = :document
                    AND NOT EXISTS (
                        SELECT FROM serving_<space> s WHERE s.tenant = c.tenant AND s.chunk_id = c.chunk_id)
                """))
                .define("space", space)
                .mapTo(Integer.class)
                .one();
        if (without > 0) {
            throw new IllegalStateException(without + " passages of " + ref.generation() + " have no vector");
        }
    }

    private Publication count() {
        return own(handle.createQuery("""
                UPDATE generation g SET
                    chunks = (SELECT count(*) FROM chunk c
                        WHERE c.tenant = g.tenant AND c.generation = g.generation),
                    edges = (SELECT count(*) FROM edge e
                        WHERE e.tenant = g.tenant AND e.generation = g.generation)
                WHERE g.tenant = :tenant AND g.generation = :generation AND g.document_id = :document
                RETURNING chunks, edges, vectorised, embedded
                """))
                .map((row, context) -> {
                    int chunks = row.getInt("chunks");
                    int vectors = row.getBoolean("vectorised") ? chunks : 0;
                    int embedded = Math.min(row.getInt("embedded"), vectors);
                    return new Publication(
                            WriteResult.WRITTEN, chunks, row.getInt("edges"), embedded, vectors - embedded);
                })
                .findOne()
                .orElseThrow(() -> new IllegalStateException("nothing was extracted as " + ref.generation()));
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
