package dev.nightshift.persistence;

import dev.nightshift.contract.TenantId;
import dev.nightshift.contract.storage.DocumentId;
import dev.nightshift.contract.storage.RemovalProbe;
import dev.nightshift.contract.storage.RemovalReceipt;
import dev.nightshift.contract.storage.RemoveDocument;
import java.util.Optional;

/** Deletes documents with all that was derived from them, and looks for what is left. */
public final class RemovalRepository {
    private final Database database;

    public RemovalRepository(Database database) {
        this.database = database;
    }

    /**
     * Deletes every row of a document in one transaction. A repeat of the same request returns what the
     * first returned; empty if there was no such document.
     */
    public Optional<RemovalReceipt> remove(RemoveDocument command) {
        return database.inTenant(command.tenant(), handle -> new Removing(handle, command).remove());
    }

    /** Looks in every table for rows of the document, and asks every search for it. */
    public RemovalProbe probe(TenantId tenant, DocumentId document) {
        return database.inTenant(tenant, handle -> {
            Probing probing = new Probing(handle, tenant, document);
            return new RemovalProbe(probing.countRows(), probing.answers());
        });
    }
}
