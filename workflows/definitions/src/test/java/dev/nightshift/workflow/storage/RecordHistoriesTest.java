package dev.nightshift.workflow.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.WorkException;
import dev.nightshift.contract.search.SearchActivities;
import dev.nightshift.contract.search.SearchOutcome;
import dev.nightshift.contract.search.SearchRequest;
import dev.nightshift.contract.search.SearchWorkflow;
import dev.nightshift.contract.storage.CorpusCounts;
import dev.nightshift.contract.storage.DocumentId;
import dev.nightshift.contract.storage.IndexCorpusOutcome;
import dev.nightshift.contract.storage.IndexCorpusRequest;
import dev.nightshift.contract.storage.IndexCorpusWorkflow;
import dev.nightshift.contract.storage.IndexPartitionRequest;
import dev.nightshift.contract.storage.IndexPartitionWorkflow;
import dev.nightshift.contract.storage.IndexingStage;
import dev.nightshift.contract.storage.RemovalActivities;
import dev.nightshift.contract.storage.RemovalProbe;
import dev.nightshift.contract.storage.RemovalReceipt;
import dev.nightshift.contract.storage.RemoveDocument;
import dev.nightshift.contract.storage.RemoveDocumentRequest;
import dev.nightshift.contract.storage.RemoveDocumentWorkflow;
import dev.nightshift.contract.storage.ScanRef;
import dev.nightshift.runtime.WorkflowStarter;
import dev.nightshift.workflow.Definitions;
import dev.nightshift.workflow.Histories;
import dev.nightshift.workflow.TestQueues;
import io.temporal.client.WorkflowClient;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Records one history per workflow and notable path, from a real server, for {@code ReplayTest}. */
@Timeout(120)
@EnabledIfSystemProperty(named = "record", matches = ".*", disabledReason = "recording is asked for by -Drecord")
@EnabledIfSystemProperty(named = "temporal.address", matches = ".+", disabledReason = "recording takes a real server")
class RecordHistoriesTest {
    private final FakeDocuments documents = new FakeDocuments();
    private final TestQueues queues = new TestQueues()
            .workflows(Definitions.ALL.toArray(Class<?>[]::new))
            .activities(documents, new Removals(), (SearchActivities) request -> new SearchOutcome.NothingFound());

    @AfterEach
    void close() {
        queues.close();
    }

    @Test
    void aDocumentThatIsIndexed() throws IOException {
        DocumentCaller caller = new DocumentCaller(queues.start(), "indexed.md");

        DocumentCaller.outcomeOf(caller.notify(false));

        record("index-document-indexed", caller.id());
    }

    @Test
    void aDocumentThatIsReadAgainAfterAnEdit() throws IOException {
        DocumentCaller caller = new DocumentCaller(queues.start(), "edited.md");
        AtomicBoolean edited = new AtomicBoolean();
        documents.hook((stage, before, document) -> {
            if (stage == IndexingStage.EMBEDDING && edited.compareAndSet(false, true)) {
                documents.edit(document);
                caller.notify(false);
            }
        });

        caller.start();

        assertThat(documents.reads()).hasSize(2);
        record("index-document-read-again", caller.id());
    }

    @Test
    void aDocumentThatFails() throws IOException {
        DocumentCaller caller = new DocumentCaller(queues.start(), "forbidden.md");
        documents.hook((stage, before, document) -> {
            throw new WorkException(FailureType.NOT_AUTHORIZED, "outside the allowed roots");
        });

        assertThatThrownBy(caller::start).hasStackTraceContaining("NOT_AUTHORIZED");

        record("index-document-failed", caller.id());
    }

    @Test
    void aCorpusInThreePartitions() throws IOException {
        FakeCorpus corpus = new FakeCorpus(24);
        IndexCorpusRequest request =
                IndexCorpusRequest.keeping(DocumentCaller.ACME, URI.create("file:///notes"), false);
        WorkflowClient client = queues.activities(corpus).start();

        IndexCorpusOutcome outcome = new WorkflowStarter(client)
                .joinOrStart(IndexCorpusWorkflow.class, request.workflowId())
                .index(request);

        assertThat(outcome)
                .isEqualTo(new IndexCorpusOutcome.Finished(24, 7, FakeCorpus.counts(0, 24), FakeCorpus.gone(false)));
        record("index-corpus-three-partitions", request.workflowId());
    }

    @Test
    void aCorpusWhoseFirstPartitionFails() throws IOException {
        FakeCorpus corpus = new FakeCorpus(24).beforeBatch(batch -> {
            if (batch.from() == 0) {
                throw new WorkException(FailureType.NOT_AUTHORIZED, "no longer allowed");
            }
        });
        IndexCorpusRequest request = IndexCorpusRequest.keeping(DocumentCaller.ACME, URI.create("file:///gone"), false);
        WorkflowClient client = queues.activities(corpus).start();

        assertThatThrownBy(() -> new WorkflowStarter(client)
                        .joinOrStart(IndexCorpusWorkflow.class, request.workflowId())
                        .index(request))
                .hasStackTraceContaining("NOT_AUTHORIZED");

        record("index-corpus-failed", request.workflowId());
    }

    @Test
    void aPartitionThatGoesOnAsANewRun() throws IOException {
        int batches = IndexPartitionWorkflowImpl.BATCHES_PER_RUN + 2;
        WorkflowClient client = queues.activities(new FakeCorpus(batches)).start();
        IndexPartitionWorkflow workflow =
                new WorkflowStarter(client).joinOrStart(IndexPartitionWorkflow.class, "partition");
        ScanRef scan = new ScanRef(DocumentCaller.ACME, "scan", batches, 0);

        String firstRun = WorkflowClient.start(
                        workflow::index,
                        new IndexPartitionRequest(
                                "no such corpus", scan, 0, 0, 0, batches, 1, false, CorpusCounts.NONE))
                .getRunId();
        CorpusCounts counts = client.newUntypedWorkflowStub("partition").getResult(CorpusCounts.class);

        assertThat(counts).isEqualTo(FakeCorpus.counts(0, batches));
        Histories.write("index-partition-continues", client.fetchHistory("partition", firstRun));
        record("index-partition-continued", "partition");
    }

    @Test
    void aRemoval() throws IOException {
        RemoveDocumentRequest request =
                new RemoveDocumentRequest(DocumentCaller.ACME, URI.create("file:///notes/a.md"));

        new WorkflowStarter(queues.start())
                .joinOrStart(RemoveDocumentWorkflow.class, request.workflowId())
                .remove(request);

        record("remove-document", request.workflowId());
    }

    @Test
    void aSearch() throws IOException {
        new WorkflowStarter(queues.start())
                .joinOrStart(SearchWorkflow.class, "search")
                .search(new SearchRequest(DocumentCaller.ACME, "what?", null));

        record("search", "search");
    }

    private void record(String name, String id) throws IOException {
        Histories.write(name, queues.history(id));
    }

    private static final class Removals implements RemovalActivities {
        @Override
        public Optional<RemovalReceipt> remove(RemoveDocument command) {
            return Optional.of(new RemovalReceipt(
                    DocumentId.of(command.tenant(), command.source()),
                    Map.of("chunk", 3),
                    Instant.parse("2026-11-21T10:00:00Z")));
        }

        @Override
        public RemovalProbe probe(RemoveDocument command) {
            return new RemovalProbe(0, false);
        }
    }
}
