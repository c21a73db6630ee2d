package dev.nightshift.contract.storage;

import static java.util.Objects.requireNonNull;

import dev.nightshift.contract.TenantId;

/**
 * Points at one version of a document while it is being built beside the one that serves.
 *
 * @param generation digest of all that decides what the version becomes: document, content and the
 *     versions of what reads it; 32 lower-case hex digits
 * @param ticket number of the read of the source, drawn before it; a later read has a greater one
 */
public record GenerationRef(TenantId tenant, DocumentId document, String generation, long ticket) {
    public GenerationRef {
        requireNonNull(tenant, "tenant");
        requireNonNull(document, "document");
        requireNonNull(generation, "generation");
    }
}
