package dev.nightshift.persistence;

import dev.nightshift.contract.TenantId;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The documents that serve. */
public final class DocumentCatalog {
    public DocumentCatalog(Database database) {}

    /**
     * Lists documents in the order of their sources.
     *
     * @param limit most to return, 1 to 1,000
     * @param after source of the last document of the page before, or null to begin
     */
    public List<DocumentSummary> list(TenantId tenant, int limit, @Nullable URI after) {
        throw new UnsupportedOperationException("under construction");
    }

    public Optional<DocumentSummary> find(TenantId tenant, URI source) {
        throw new UnsupportedOperationException("under construction");
    }

    public int count(TenantId tenant) {
        throw new UnsupportedOperationException("under construction");
    }
}
