package dev.nightshift.persistence;

import dev.nightshift.contract.storage.ScanRef;
import org.jdbi.v3.core.Handle;

/** Finds the documents of a listing whose serving version was made from the state in which they are listed. */
final class UnchangedItems {
    /**
     * Each document is locked and takes the listing's ticket, as if it had been read: what an earlier read has
     * found can no longer be published over it. One that somebody is at work on is passed over and read, and so is
     * one with anything beside its serving version, because only a read tidies that up.
     */
    private static final String MARK = """
            WITH same AS (
                SELECT i.number, d.document_id FROM corpus_item i
                JOIN document d ON d.tenant = i.tenant AND d.document_id = i.listed
                JOIN generation g ON g.tenant = d.tenant AND g.generation = d.serving_generation
                WHERE i.tenant = :tenant AND i.scan = :scan AND i.number >= :from AND i.number < :to
                    AND i.outcome IS NULL AND g.source_version = i.version AND g.pipeline_version = :pipelineVersion
                    AND NOT EXISTS (
                        SELECT FROM dead_letter l WHERE l.tenant = d.tenant AND l.document_id = d.document_id)
                    AND NOT EXISTS (
                        SELECT FROM generation o WHERE o.tenant = d.tenant AND o.document_id = d.document_id
                            AND o.generation <> d.serving_generation)
                FOR NO KEY UPDATE OF d SKIP LOCKED),
            confirmed AS (
                UPDATE document d SET serving_ticket = greatest(d.serving_ticket, s.ticket),
                    last_ticket = greatest(d.last_ticket, s.ticket)
                FROM same, corpus_scan s
                WHERE d.tenant = :tenant AND d.document_id = same.document_id
                    AND s.tenant = :tenant AND s.scan = :scan)
            UPDATE corpus_item i SET outcome = 'UNCHANGED' FROM same
            WHERE i.tenant = :tenant AND i.scan = :scan AND i.number = same.number
            """;

    private UnchangedItems() {}

    static int mark(Handle handle, ScanRef scan, int from, int to, String pipelineVersion) {
        return handle.createUpdate(MARK)
                .bind("tenant", scan.tenant().value())
                .bind("scan", scan.scan())
                .bind("from", from)
                .bind("to", to)
                .bind("pipelineVersion", pipelineVersion)
                .execute();
    }
}
