package dev.nightshift.contract.storage;

import static java.util.Objects.requireNonNull;

import dev.nightshift.contract.TenantId;
import java.net.URI;

/** Asks for everything that was derived from a document to be deleted. The source stays as it is. */
public record RemoveDocumentRequest(TenantId tenant, URI source) {
    public RemoveDocumentRequest {
        requireNonNull(tenant, "tenant");
        requireNonNull(source, "source");
    }
}
