package dev.nightshift.persistence;

import dev.nightshift.contract.TenantId;
import dev.nightshift.contract.storage.DocumentId;
import dev.nightshift.contract.storage.GenerationRef;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What a write under a ticket meets: the document, locked until the transaction ends.
 *
 * @param result WRITTEN if the write may go on
 * @param serving generation that serves, or null
 */
record Fence(WriteResult result, @Nullable String serving) {
    /** Lets other writes of the document go on, but none that decides what serves. */
    static Fence forStaging(Handle handle, GenerationRef ref) {
        return lock(handle, ref.tenant(), ref.document(), ref.ticket(), "FOR SHARE");
    }

    /** Keeps every other write of the document out. */
    static Fence forDeciding(Handle handle, TenantId tenant, DocumentId document, long ticket) {
        return lock(handle, tenant, document, ticket, "FOR NO KEY UPDATE");
    }

    boolean refuses() {
        return result != WriteResult.WRITTEN;
    }

    private static Fence lock(Handle handle, TenantId tenant, DocumentId document, long ticket, String mode) {
        return handle.createQuery("""
                SELECT first_ticket, serving_generation, coalesce(serving_ticket, 0) AS serving_ticket
                FROM document WHERE tenant = :tenant AND document_id = :document <mode>
                """)
                .define("mode", mode)
                .bind("tenant", tenant.value())
                .bind("document", document.value())
                .map((row, context) -> judge(
                        ticket,
                        row.getLong("first_ticket"),
                        row.getLong("serving_ticket"),
                        row.getString("serving_generation")))
                .findOne()
                .orElse(new Fence(WriteResult.REMOVED, null));
    }

    private static Fence judge(long ticket, long firstTicket, long servingTicket, @Nullable String serving) {
        if (ticket < firstTicket) {
            return new Fence(WriteResult.REMOVED, null);
        }
        return new Fence(servingTicket > ticket ? WriteResult.SUPERSEDED : WriteResult.WRITTEN, serving);
    }
}
