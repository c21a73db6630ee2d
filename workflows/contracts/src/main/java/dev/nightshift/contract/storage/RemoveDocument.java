package dev.nightshift.contract.storage;

import static java.util.Objects.requireNonNull;

import dev.nightshift.contract.TenantId;
import java.net.URI;

/**
 * Deletes what was derived from one source.
 *
 * @param request names the removal, so that a repeat returns its receipt: a UUID drawn by the workflow
 */
public record RemoveDocument(TenantId tenant, URI source, String request) {
    public RemoveDocument {
        requireNonNull(tenant, "tenant");
        source = SourceUris.canonical(requireNonNull(source, "source"));
        requireNonNull(request, "request");
    }
}
