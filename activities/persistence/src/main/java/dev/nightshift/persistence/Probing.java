package dev.nightshift.persistence;

import dev.nightshift.contract.TenantId;
import dev.nightshift.contract.storage.DocumentId;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** Looks for what is left of a document. */
final class Probing {
    /** The receipts: they name documents that are gone, and nothing of what these held. */
    private static final String RECEIPTS = "removal";

    private final Handle handle;
    private final TenantId tenant;
    private final DocumentId document;

    Probing(Handle handle, TenantId tenant, DocumentId document) {
        this.handle = handle;
        this.tenant = tenant;
        this.document = document;
    }

    /** Counts rows in every table that can name a document, itself or by a generation that it had. */
    int countRows() {
        int rows = 0;
        for (String table : tablesWith("document_id")) {
            rows += count("SELECT count(*) FROM <table> WHERE tenant = :tenant AND document_id = :document", table);
        }
        for (String table : tablesWith("generation")) {
            rows += count("""
                    SELECT count(*) FROM <table> WHERE tenant = :tenant AND generation IN (
                        SELECT unnest(generations) FROM removal
                        WHERE tenant = :tenant AND document_id = :document)
                    """, table);
        }
        return rows;
    }

    /** Asks each search function for any passage of the document at all. */
    boolean answers() {
        boolean byWords =
                answers("SELECT EXISTS (SELECT FROM search_matching(NULL, 1, ROW(:document)::search_filter))");
        return byWords || Spaces.all(handle).stream().anyMatch(this::answersByVectors);
    }

    private boolean answersByVectors(int space) {
        return answers("""
                SELECT EXISTS (
                    SELECT FROM embedding_space e, search_nearest(
                        e.space_id, array_fill(1::real, ARRAY[e.dimension]), 1, ROW(:document)::search_filter)
                    WHERE e.space_id = %d)
                """.formatted(space));
    }

    private boolean answers(String question) {
        return own(handle.createQuery(question)).mapTo(Boolean.class).one();
    }

    private int count(String query, String table) {
        return own(handle.createQuery(query).define("table", table))
                .mapTo(Integer.class)
                .one();
    }

    private List<String> tablesWith(String column) {
        return handle.createQuery("""
                SELECT format('%I', c.relname) FROM pg_class c
                JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = :column AND NOT a.attisdropped
                WHERE c.relnamespace = 'nightshift'::regnamespace AND c.relkind IN ('r', 'p')
                    AND c.relname <> :receipts
                ORDER BY c.relname
                """)
                .bind("column", column)
                .bind("receipts", RECEIPTS)
                .mapTo(String.class)
                .list();
    }

    private <S extends SqlStatement<S>> S own(S statement) {
        return statement.bind("tenant", tenant.value()).bind("document", document.value());
    }
}
