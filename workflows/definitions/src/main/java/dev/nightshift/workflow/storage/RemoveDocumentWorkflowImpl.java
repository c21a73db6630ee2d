package dev.nightshift.workflow.storage;

import dev.nightshift.contract.storage.DocumentId;
import dev.nightshift.contract.storage.RemovalActivities;
import dev.nightshift.contract.storage.RemovalReceipt;
import dev.nightshift.contract.storage.RemoveDocument;
import dev.nightshift.contract.storage.RemoveDocumentOutcome;
import dev.nightshift.contract.storage.RemoveDocumentRequest;
import dev.nightshift.contract.storage.RemoveDocumentWorkflow;
import dev.nightshift.workflow.KnownFailures;
import dev.nightshift.workflow.Policies;
import dev.nightshift.workflow.Routes;
import io.temporal.workflow.Workflow;
import java.util.Optional;

public final class RemoveDocumentWorkflowImpl implements RemoveDocumentWorkflow {
    private final RemovalActivities index = Routes.to(RemovalActivities.class, Policies.STAGE);

    @Override
    public RemoveDocumentOutcome remove(RemoveDocumentRequest request) {
        return KnownFailures.named(() -> removeAndProbe(request));
    }

    private RemoveDocumentOutcome removeAndProbe(RemoveDocumentRequest request) {
        RemoveDocument command = new RemoveDocument(
                request.tenant(), request.source(), Workflow.randomUUID().toString());
        Optional<RemovalReceipt> receipt = index.remove(command);
        if (receipt.isEmpty()) {
            return new RemoveDocumentOutcome.NotIndexed(DocumentId.of(request.tenant(), request.source()));
        }
        return new RemoveDocumentOutcome.Removed(receipt.get(), index.probe(command));
    }
}
