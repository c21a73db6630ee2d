package dev.nightshift.workflow.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.TenantId;
import dev.nightshift.contract.WorkException;
import dev.nightshift.contract.storage.DocumentId;
import dev.nightshift.contract.storage.RemovalActivities;
import dev.nightshift.contract.storage.RemovalProbe;
import dev.nightshift.contract.storage.RemovalReceipt;
import dev.nightshift.contract.storage.RemoveDocument;
import dev.nightshift.contract.storage.RemoveDocumentOutcome;
import dev.nightshift.contract.storage.RemoveDocumentRequest;
import dev.nightshift.contract.storage.RemoveDocumentWorkflow;
import dev.nightshift.runtime.WorkflowStarter;
import dev.nightshift.workflow.SkipsTime;
import dev.nightshift.workflow.TestQueues;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RemoveDocumentWorkflowTest {
    private static final TenantId ACME = new TenantId("acme");
    private static final RemoveDocumentRequest REQUEST =
            new RemoveDocumentRequest(ACME, URI.create("file:///notes/a.md"));
    private static final DocumentId DOCUMENT = DocumentId.of(ACME, REQUEST.source());
    private static final RemovalReceipt RECEIPT =
            new RemovalReceipt(DOCUMENT, Map.of("chunk", 3, "edge", 4), Instant.parse("2026-11-21T10:00:00Z"));
    private static final RemovalProbe GONE = new RemovalProbe(0, false);

    private final TestQueues queues = new TestQueues().workflows(RemoveDocumentWorkflowImpl.class);

    @AfterEach
    void close() {
        queues.close();
    }

    @Test
    void removesThenProbesForTheSameRequest() {
        List<RemoveDocument> commands = new CopyOnWriteArrayList<>();

        RemoveDocumentOutcome outcome = run(commands, Optional.of(RECEIPT), Instant.MIN);

        assertThat(outcome).isEqualTo(new RemoveDocumentOutcome.Removed(RECEIPT, GONE));
        assertThat(commands).hasSize(2);
        assertThat(commands.get(1)).isEqualTo(commands.get(0));
        assertThat(commands.get(0).source()).isEqualTo(REQUEST.source());
    }

    @Test
    void probesNothingWhenThereWasNothing() {
        List<RemoveDocument> commands = new CopyOnWriteArrayList<>();

        RemoveDocumentOutcome outcome = run(commands, Optional.empty(), Instant.MIN);

        assertThat(outcome).isEqualTo(new RemoveDocumentOutcome.NotIndexed(DOCUMENT));
        assertThat(commands).hasSize(1);
    }

    @Test
    @SkipsTime
    void namesTheSameRequestThroughATenMinuteOutage() {
        List<RemoveDocument> commands = new CopyOnWriteArrayList<>();

        RemoveDocumentOutcome outcome =
                run(commands, Optional.of(RECEIPT), queues.now().plus(Duration.ofMinutes(10)));

        assertThat(outcome).isEqualTo(new RemoveDocumentOutcome.Removed(RECEIPT, GONE));
        assertThat(commands).hasSizeGreaterThan(10);
        assertThat(commands.stream().distinct()).hasSize(1);
    }

    private RemoveDocumentOutcome run(
            List<RemoveDocument> commands, Optional<RemovalReceipt> receipt, Instant recovery) {
        queues.activities(new RemovalActivities() {
            @Override
            public Optional<RemovalReceipt> remove(RemoveDocument command) {
                commands.add(command);
                if (queues.now().isBefore(recovery)) {
                    throw new WorkException(FailureType.UNAVAILABLE, "the database is down");
                }
                return receipt;
            }

            @Override
            public RemovalProbe probe(RemoveDocument command) {
                commands.add(command);
                return GONE;
            }
        });
        return new WorkflowStarter(queues.start())
                .joinOrStart(RemoveDocumentWorkflow.class, REQUEST.workflowId())
                .remove(REQUEST);
    }
}
