package dev.nightshift.workflow.storage;

import dev.nightshift.contract.TenantId;
import dev.nightshift.contract.storage.DocumentId;
import dev.nightshift.contract.storage.IndexDocumentOutcome;
import dev.nightshift.contract.storage.IndexDocumentRequest;
import dev.nightshift.contract.storage.IndexDocumentWorkflow;
import dev.nightshift.contract.storage.SourceChanged;
import dev.nightshift.runtime.WorkflowStarter;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import java.net.URI;

/** Asks for one document to be indexed, in each way there is. */
final class DocumentCaller {
    static final TenantId ACME = new TenantId("acme");

    private final WorkflowClient client;
    private final URI source;

    DocumentCaller(WorkflowClient client, String name) {
        this.client = client;
        this.source = URI.create("file:///notes/" + name);
    }

    DocumentId document() {
        return DocumentId.of(ACME, source);
    }

    String id() {
        return request(false).workflowId();
    }

    /** Returns the newest run, which must have been started. */
    IndexDocumentWorkflow run() {
        return client.newWorkflowStub(IndexDocumentWorkflow.class, id());
    }

    IndexDocumentOutcome start() {
        return start(false);
    }

    IndexDocumentOutcome start(boolean force) {
        return startable().index(request(force));
    }

    WorkflowExecution startWithoutWaiting() {
        return WorkflowClient.start(startable()::index, request(false));
    }

    /** Starts a run or tells the one that is there; returns that run when it has taken the change. */
    IndexDocumentWorkflow notify(boolean force) {
        return new WorkflowStarter(client)
                .startOrNotify(
                        IndexDocumentWorkflow.class,
                        id(),
                        "",
                        run -> run.index(request(false)),
                        run -> run.sourceChanged(new SourceChanged(force)));
    }

    static IndexDocumentOutcome outcomeOf(IndexDocumentWorkflow run) {
        return WorkflowStub.fromTyped(run).getResult(IndexDocumentOutcome.class);
    }

    private IndexDocumentWorkflow startable() {
        return new WorkflowStarter(client).joinOrStart(IndexDocumentWorkflow.class, id());
    }

    private IndexDocumentRequest request(boolean force) {
        return new IndexDocumentRequest(ACME, source, force);
    }
}
