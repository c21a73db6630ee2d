package dev.nightshift.contract.storage;

import static java.util.Objects.requireNonNull;

import dev.nightshift.contract.TenantId;
import dev.nightshift.contract.WorkflowIds;
import java.net.URI;

/**
 * Asks for every document under a folder to be brought up to date.
 *
 * @param tenant whose index is brought up to date
 * @param root absolute {@code file:} URI of a folder, or {@code s3://bucket/prefix/} with a slash at its end, under one
 *     of the worker's allowed roots
 * @param force true to read and index again what has not changed; false if absent
 * @param removeVanished true to remove documents that were indexed from under the root and whose sources are gone;
 *     false, to keep and count them, if absent
 */
public record IndexCorpusRequest(TenantId tenant, URI root, boolean force, boolean removeVanished) {
    public IndexCorpusRequest {
        requireNonNull(tenant, "tenant");
        root = SourceUris.canonical(requireNonNull(root, "root"));
    }

    /** Asks for no removal. */
    public static IndexCorpusRequest keeping(TenantId tenant, URI root, boolean force) {
        return new IndexCorpusRequest(tenant, root, force, false);
    }

    /** Returns the id to start the workflow under, which makes it one indexing of a folder at a time. */
    public String workflowId() {
        return WorkflowIds.of("index-corpus", tenant, root.toString());
    }
}
