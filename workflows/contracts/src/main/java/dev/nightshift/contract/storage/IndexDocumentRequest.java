package dev.nightshift.contract.storage;

import static java.util.Objects.requireNonNull;

import dev.nightshift.contract.TenantId;
import java.net.URI;

/**
 * Asks for the index to hold a document as its source is now.
 *
 * @param source absolute {@code file:} URI under one of the worker's allowed roots
 * @param force true to read and index again what has not changed
 */
public record IndexDocumentRequest(TenantId tenant, URI source, boolean force) {
    public IndexDocumentRequest {
        requireNonNull(tenant, "tenant");
        requireNonNull(source, "source");
    }
}
