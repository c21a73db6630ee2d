package dev.nightshift.contract.storage;

import static java.util.Objects.requireNonNull;

import dev.nightshift.contract.TenantId;

/**
 * Points at a stored listing of a folder. Its documents are numbered from 0.
 *
 * @param found documents listed
 * @param skipped files of no type that can be indexed
 */
public record ScanRef(TenantId tenant, String scan, int found, int skipped) {
    public ScanRef {
        requireNonNull(tenant, "tenant");
        requireNonNull(scan, "scan");
    }
}
