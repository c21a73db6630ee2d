package dev.nightshift.contract.storage;

import static java.util.Objects.requireNonNull;

import dev.nightshift.contract.TenantId;
import java.net.URI;

/** Reads one source now; see {@link IndexDocumentRequest} for the parameters. */
public record ExtractDocument(TenantId tenant, URI source, boolean force) {
    public ExtractDocument {
        requireNonNull(tenant, "tenant");
        source = SourceUris.canonical(requireNonNull(source, "source"));
    }
}
