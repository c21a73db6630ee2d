package dev.nightshift.contract.storage;

import static java.util.Objects.requireNonNull;

import dev.nightshift.contract.TenantId;
import java.net.URI;

/**
 * Asks for every document under a folder to be brought up to date.
 *
 * @param root absolute {@code file:} URI of a folder under one of the worker's allowed roots
 * @param force true to read and index again what has not changed
 */
public record IndexCorpusRequest(TenantId tenant, URI root, boolean force) {
    public IndexCorpusRequest {
        requireNonNull(tenant, "tenant");
        requireNonNull(root, "root");
    }
}
