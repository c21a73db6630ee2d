package dev.nightshift.contract.storage;

import static java.util.Objects.requireNonNull;

import dev.nightshift.contract.TenantId;
import dev.nightshift.contract.WorkflowIds;
import java.net.URI;

/**
 * Asks for the index to hold a document as its source is now.
 *
 * @param tenant whose index is brought up to date
 * @param source absolute {@code file:} URI, or {@code s3://bucket/key}, under one of the worker's allowed roots
 * @param force true to read and index again what has not changed; false if absent
 */
public record IndexDocumentRequest(TenantId tenant, URI source, boolean force) {
    public IndexDocumentRequest {
        requireNonNull(tenant, "tenant");
        source = SourceUris.canonical(requireNonNull(source, "source"));
    }

    /** Returns the id to start the workflow under, which makes it one document at a time. */
    public String workflowId() {
        return WorkflowIds.of("index-document", tenant, source.toString());
    }
}
