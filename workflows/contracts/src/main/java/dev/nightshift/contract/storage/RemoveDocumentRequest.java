package dev.nightshift.contract.storage;

import static java.util.Objects.requireNonNull;

import dev.nightshift.contract.TenantId;
import dev.nightshift.contract.WorkflowIds;
import java.net.URI;

/**
 * Asks for everything that was derived from a document to be deleted. The source stays as it is.
 *
 * @param tenant whose index the document leaves
 * @param source absolute {@code file:} or {@code s3:} URI that the document was indexed under
 */
public record RemoveDocumentRequest(TenantId tenant, URI source) {
    public RemoveDocumentRequest {
        requireNonNull(tenant, "tenant");
        source = SourceUris.canonical(requireNonNull(source, "source"));
    }

    /** Returns the id to start the workflow under, which makes it one removal of a document at a time. */
    public String workflowId() {
        return WorkflowIds.of("remove-document", tenant, source.toString());
    }
}
