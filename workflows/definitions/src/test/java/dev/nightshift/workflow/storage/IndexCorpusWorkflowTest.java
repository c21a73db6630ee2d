package dev.nightshift.workflow.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.TenantId;
import dev.nightshift.contract.WorkException;
import dev.nightshift.contract.storage.CorpusCounts;
import dev.nightshift.contract.storage.CorpusProgress;
import dev.nightshift.contract.storage.IndexBatch;
import dev.nightshift.contract.storage.IndexCorpusOutcome;
import dev.nightshift.contract.storage.IndexCorpusRequest;
import dev.nightshift.contract.storage.IndexCorpusWorkflow;
import dev.nightshift.contract.storage.PartitionProgress;
import dev.nightshift.runtime.WorkflowStarter;
import dev.nightshift.workflow.SkipsTime;
import dev.nightshift.workflow.TestQueues;
import dev.nightshift.workflow.Waiting;
import io.temporal.activity.Activity;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class IndexCorpusWorkflowTest {
    private static final IndexCorpusRequest REQUEST =
            new IndexCorpusRequest(new TenantId("acme"), URI.create("file:///notes"), true, true);

    private final TestQueues queues =
            new TestQueues().workflows(IndexCorpusWorkflowImpl.class, IndexPartitionWorkflowImpl.class);

    @AfterEach
    void close() {
        queues.close();
    }

    @Test
    void indexesEachDocumentOnceAndAddsUp() {
        FakeCorpus corpus = new FakeCorpus(500);

        IndexCorpusOutcome outcome = start(corpus).index(REQUEST);

        assertThat(outcome)
                .isEqualTo(new IndexCorpusOutcome.Finished(500, 7, FakeCorpus.counts(0, 500), FakeCorpus.gone(true)));
        assertThat(corpus.documents()).isEqualTo(IntStream.range(0, 500).boxed().toList());
        assertThat(corpus.batches()).allMatch(IndexBatch::force);
        assertThat(corpus.forgotten()).isEqualTo(corpus.scans()).hasSize(1);
        assertThat(corpus.settled()).singleElement().satisfies(command -> {
            assertThat(command.remove()).isTrue();
            assertThat(command.scan().scan()).isEqualTo(corpus.scans().get(0));
        });
        assertThat(run().progress()).isEqualTo(new CorpusProgress(false, 500, FakeCorpus.counts(0, 500)));
    }

    @Test
    void endsEmptyWhenThereIsNothingToIndex() {
        FakeCorpus corpus = new FakeCorpus(0);

        IndexCorpusOutcome outcome = start(corpus).index(REQUEST);

        assertThat(outcome).isEqualTo(new IndexCorpusOutcome.Empty(7, FakeCorpus.gone(true)));
        assertThat(corpus.forgotten()).isEqualTo(corpus.scans()).hasSize(1);
    }

    @Test
    void showsHowFarItIs() {
        CountDownLatch half = new CountDownLatch(1);
        FakeCorpus corpus = new FakeCorpus(8 * 8).beforeBatch(batch -> {
            if (batch.from() >= 32) {
                await(half);
            }
        });
        IndexCorpusWorkflow workflow = start(corpus);
        WorkflowClient.start(workflow::index, REQUEST);

        CorpusProgress progress = progressWhen(32);
        half.countDown();
        IndexCorpusOutcome outcome = WorkflowStub.fromTyped(workflow).getResult(IndexCorpusOutcome.class);

        assertThat(progress).isEqualTo(new CorpusProgress(false, 64, FakeCorpus.counts(0, 32)));
        assertThat(outcome).isInstanceOf(IndexCorpusOutcome.Finished.class);
    }

    @Test
    void takesReportsThatComeTwiceOrLateOrFromAnotherRunForWhatTheyAre() {
        CountDownLatch told = new CountDownLatch(1);
        FakeCorpus corpus = new FakeCorpus(8).beforeBatch(batch -> await(told));
        IndexCorpusWorkflow workflow = start(corpus);
        WorkflowClient.start(workflow::index, REQUEST);
        Waiting.until(() -> !workflow.progress().scanning());
        String scan = corpus.scans().get(0);

        workflow.partitionAdvanced(new PartitionProgress(scan, 0, 5, FakeCorpus.counts(0, 5)));
        workflow.partitionAdvanced(new PartitionProgress(scan, 0, 5, FakeCorpus.counts(0, 5)));
        workflow.partitionAdvanced(new PartitionProgress(scan, 0, 3, FakeCorpus.counts(0, 3)));
        workflow.partitionAdvanced(new PartitionProgress("an earlier one", 1, 7, FakeCorpus.counts(0, 7)));
        CorpusCounts counts = workflow.progress().done();
        told.countDown();
        IndexCorpusOutcome outcome = WorkflowStub.fromTyped(workflow).getResult(IndexCorpusOutcome.class);

        assertThat(counts).isEqualTo(FakeCorpus.counts(0, 5));
        assertThat(outcome)
                .isEqualTo(new IndexCorpusOutcome.Finished(8, 7, FakeCorpus.counts(0, 8), FakeCorpus.gone(true)));
    }

    @Test
    void stopsThePartitionsAndForgetsTheListingWhenItIsCancelled() {
        AtomicInteger stopped = new AtomicInteger();
        CountDownLatch running = new CountDownLatch(4);
        FakeCorpus corpus = new FakeCorpus(32).beforeBatch(batch -> {
            running.countDown();
            try {
                heartbeatUntilCancelled();
            } finally {
                stopped.incrementAndGet();
            }
        });
        WorkflowStub workflow = WorkflowStub.fromTyped(start(corpus));
        workflow.start(REQUEST);
        await(running);

        workflow.cancel();

        assertThatThrownBy(() -> workflow.getResult(IndexCorpusOutcome.class))
                .isInstanceOf(WorkflowFailedException.class)
                .hasCauseInstanceOf(CanceledFailure.class);
        assertThat(stopped).hasValue(4);
        assertThat(corpus.batches()).isEmpty();
        assertThat(corpus.forgotten()).isEqualTo(corpus.scans()).hasSize(1);
    }

    @Test
    void failsWithTheTypeOfWhatFailedAndStopsTheOtherPartitions() {
        AtomicInteger stopped = new AtomicInteger();
        CountDownLatch running = new CountDownLatch(3);
        FakeCorpus corpus = new FakeCorpus(32).beforeBatch(batch -> {
            if (batch.from() == 0) {
                await(running);
                throw new WorkException(FailureType.NOT_AUTHORIZED, "no longer allowed");
            }
            running.countDown();
            try {
                heartbeatUntilCancelled();
            } finally {
                stopped.incrementAndGet();
            }
        });

        assertThatThrownBy(() -> start(corpus).index(REQUEST))
                .cause()
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        failure -> assertThat(failure.getType()).isEqualTo("NOT_AUTHORIZED"));
        assertThat(stopped).hasValue(3);
        assertThat(corpus.forgotten()).isEqualTo(corpus.scans()).hasSize(1);
    }

    @Test
    void failsWhenThereIsNoSuchFolder() {
        FakeCorpus corpus = new FakeCorpus(8).beforeScan(() -> {
            throw new WorkException(FailureType.NOT_FOUND, "no such folder");
        });

        assertThatThrownBy(() -> start(corpus).index(REQUEST))
                .cause()
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        failure -> assertThat(failure.getType()).isEqualTo("NOT_FOUND"));
        assertThat(corpus.forgotten()).isEqualTo(corpus.scans()).hasSize(1);
    }

    @Test
    @SkipsTime
    void outlastsATenMinuteOutage() {
        Instant recovery = queues.now().plus(Duration.ofMinutes(10));
        List<Instant> failures = new CopyOnWriteArrayList<>();
        FakeCorpus corpus = new FakeCorpus(40).beforeBatch(batch -> {
            if (queues.now().isBefore(recovery)) {
                failures.add(queues.now());
                throw new WorkException(FailureType.UNAVAILABLE, "the database is down");
            }
        });

        IndexCorpusOutcome outcome = start(corpus).index(REQUEST);

        assertThat(outcome).isInstanceOf(IndexCorpusOutcome.Finished.class);
        assertThat(failures).hasSizeGreaterThan(20);
    }

    private IndexCorpusWorkflow start(FakeCorpus corpus) {
        return new WorkflowStarter(queues.activities(corpus).start())
                .joinOrStart(IndexCorpusWorkflow.class, REQUEST.workflowId());
    }

    private IndexCorpusWorkflow run() {
        return queues.client().newWorkflowStub(IndexCorpusWorkflow.class, REQUEST.workflowId());
    }

    private CorpusProgress progressWhen(int documents) {
        Waiting.until(() -> run().progress().done().documents() >= documents);
        return run().progress();
    }

    private static void heartbeatUntilCancelled() {
        Waiting.until(() -> {
            Activity.getExecutionContext().heartbeat(null);
            return false;
        });
    }

    private static void await(CountDownLatch latch) {
        Waiting.until(() -> latch.getCount() == 0);
    }
}
