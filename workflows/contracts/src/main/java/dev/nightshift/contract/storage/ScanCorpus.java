package dev.nightshift.contract.storage;

import static java.util.Objects.requireNonNull;

import dev.nightshift.contract.TenantId;
import java.net.URI;

/**
 * Lists a folder.
 *
 * @param scan names the listing, so that a repeat goes on with it: a UUID drawn by the workflow
 */
public record ScanCorpus(TenantId tenant, URI root, String scan) {
    public ScanCorpus {
        requireNonNull(tenant, "tenant");
        root = SourceUris.canonical(requireNonNull(root, "root"));
        requireNonNull(scan, "scan");
    }
}
