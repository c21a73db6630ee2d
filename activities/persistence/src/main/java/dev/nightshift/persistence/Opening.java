package dev.nightshift.persistence;

import dev.nightshift.contract.TenantId;
import dev.nightshift.contract.storage.DocumentId;
import java.net.URI;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Draws the ticket of a read. */
final class Opening {
    private final Handle handle;
    private final TenantId tenant;
    private final URI source;
    private final DocumentId document;

    Opening(Handle handle, TenantId tenant, URI source) {
        this.handle = handle;
        this.tenant = tenant;
        this.source = source;
        this.document = DocumentId.of(tenant, source);
    }

    /** The ticket is drawn under the document's lock: a removal comes wholly before it or wholly after. */
    OpenedDocument open() {
        while (true) {
            if (created()) {
                return new OpenedDocument(document, firstTicket(), null);
            }
            if (locked()) {
                return new OpenedDocument(document, nextTicket(), serving().orElse(null));
            }
        }
    }

    private boolean created() {
        return handle.createUpdate("""
                INSERT INTO document (tenant, document_id, source, first_ticket, last_ticket)
                VALUES (:tenant, :document, :source, 0, 0)
                ON CONFLICT (tenant, document_id) DO NOTHING
                """)
                        .bind("tenant", tenant.value())
                        .bind("document", document.value())
                        .bind("source", source.toString())
                        .execute()
                == 1;
    }

    private long firstTicket() {
        return handle.createQuery("""
                UPDATE document SET first_ticket = drawn.ticket, last_ticket = drawn.ticket
                FROM (SELECT nextval('read_ticket') AS ticket) drawn
                WHERE tenant = :tenant AND document_id = :document RETURNING first_ticket
                """)
                .bind("tenant", tenant.value())
                .bind("document", document.value())
                .mapTo(Long.class)
                .one();
    }

    private long nextTicket() {
        return handle.createQuery("""
                UPDATE document SET last_ticket = nextval('read_ticket')
                WHERE tenant = :tenant AND document_id = :document RETURNING last_ticket
                """)
                .bind("tenant", tenant.value())
                .bind("document", document.value())
                .mapTo(Long.class)
                .one();
    }

    private boolean locked() {
        return handle.createQuery("""
                SELECT true FROM document WHERE tenant = :tenant AND document_id = :document
                FOR NO KEY UPDATE
                """)
                .bind("tenant", tenant.value())
                .bind("document", document.value())
                .mapTo(Boolean.class)
                .findOne()
                .isPresent();
    }

    private Optional<ServingVersion> serving() {
        return handle.createQuery("""
                SELECT g.generation, g.sha256, g.pipeline_version FROM document d
                JOIN generation g ON g.tenant = d.tenant AND g.generation = d.serving_generation
                WHERE d.tenant = :tenant AND d.document_id = :document
                """)
                .bind("tenant", tenant.value())
                .bind("document", document.value())
                .map((row, context) -> new ServingVersion(
                        row.getString("generation"), row.getString("sha256"), row.getString("pipeline_version")))
                .findOne();
    }
}
