package dev.nightshift.persistence;

import dev.nightshift.contract.storage.DocumentId;
import dev.nightshift.contract.storage.RemovalReceipt;
import dev.nightshift.contract.storage.RemoveDocument;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** Deletes one document. */
final class Removing {
    private final Handle handle;
    private final RemoveDocument command;
    private final DocumentId document;

    Removing(Handle handle, RemoveDocument command) {
        this.handle = handle;
        this.command = command;
        this.document = DocumentId.of(command.tenant(), command.source());
    }

    Optional<RemovalReceipt> remove() {
        return remove(Long.MAX_VALUE);
    }

    /**
     * @param before ticket; a document of which a read has drawn this one or a later one stays
     */
    Optional<RemovalReceipt> remove(long before) {
        // A second attempt waits here for the first, and then finds its receipt.
        boolean first = own(handle.createUpdate("""
                        INSERT INTO removal (tenant, request, document_id) VALUES (:tenant, :request, :document)
                        ON CONFLICT (tenant, request) DO NOTHING
                        """)).execute() == 1;
        if (first && locked(before)) {
            List<String> generations =
                    own(handle.createQuery("""
                    SELECT generation FROM generation WHERE tenant = :tenant AND document_id = :document
                    """)).mapTo(String.class).list();
            record(generations, erase(generations));
        }
        return receipt();
    }

    private boolean locked(long before) {
        return own(handle.createQuery("""
                SELECT true FROM document
                WHERE tenant = :tenant AND document_id = :document AND last_ticket < :before FOR UPDATE
                """))
                .bind("before", before)
                .mapTo(Boolean.class)
                .findOne()
                .isPresent();
    }

    private Map<String, Integer> erase(List<String> generations) {
        own(handle.createUpdate("""
                UPDATE document SET serving_generation = NULL
                WHERE tenant = :tenant AND document_id = :document
                """)).execute();
        ServingWords words = new ServingWords(handle, command.tenant(), document);
        Eraser eraser = new Eraser(handle, command.tenant(), words);
        eraser.erase(generations);
        Map<String, Integer> counts = new LinkedHashMap<>(eraser.counts());
        counts.put("dead_letter", own(handle.createUpdate("""
                DELETE FROM dead_letter WHERE tenant = :tenant AND document_id = :document
                """)).execute());
        counts.put("document", own(handle.createUpdate("""
                DELETE FROM document WHERE tenant = :tenant AND document_id = :document
                """)).execute());
        counts.putAll(words.count());
        return counts;
    }

    private void record(List<String> generations, Map<String, Integer> counts) {
        own(handle.createUpdate("""
                UPDATE removal SET found = true, generations = :generations,
                    table_names = :tables, row_counts = :counts
                WHERE tenant = :tenant AND request = :request
                """))
                .bindArray("generations", String.class, generations)
                .bindArray("tables", String.class, counts.keySet())
                .bindArray("counts", Integer.class, counts.values())
                .execute();
    }

    private Optional<RemovalReceipt> receipt() {
        return own(handle.createQuery("""
                SELECT document_id, table_names, row_counts, removed_at FROM removal
                WHERE tenant = :tenant AND request = :request AND found
                """)).map((row, context) -> receipt(row)).findOne();
    }

    private static RemovalReceipt receipt(ResultSet row) throws SQLException {
        String[] tables = (String[]) row.getArray("table_names").getArray();
        Integer[] counts = (Integer[]) row.getArray("row_counts").getArray();
        Map<String, Integer> rows = new LinkedHashMap<>();
        for (int i = 0; i < tables.length; i++) {
            rows.put(tables[i], counts[i]);
        }
        return new RemovalReceipt(
                new DocumentId(row.getString("document_id")),
                rows,
                row.getTimestamp("removed_at").toInstant());
    }

    private <S extends SqlStatement<S>> S own(S statement) {
        return statement
                .bind("tenant", command.tenant().value())
                .bind("request", command.request())
                .bind("document", document.value());
    }
}
