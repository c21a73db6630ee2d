package dev.nightshift.workflow.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.contract.TenantId;
import dev.nightshift.contract.storage.CorpusCounts;
import dev.nightshift.contract.storage.IndexPartitionRequest;
import dev.nightshift.contract.storage.IndexPartitionWorkflow;
import dev.nightshift.contract.storage.ScanRef;
import dev.nightshift.runtime.WorkflowStarter;
import dev.nightshift.workflow.TestQueues;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class IndexPartitionWorkflowTest {
    private static final String ID = "partition";

    private final FakeCorpus corpus = new FakeCorpus(10_000);
    private final TestQueues queues =
            new TestQueues().workflows(IndexPartitionWorkflowImpl.class).activities(corpus);

    @AfterEach
    void close() {
        queues.close();
    }

    @Test
    void goesThroughItsRangeInBatchesThoughNobodyHearsItsReports() {
        CorpusCounts counts = start().index(partition(100, 130, 8));

        assertThat(corpus.documents())
                .isEqualTo(IntStream.range(100, 130).boxed().toList());
        assertThat(corpus.batches()).hasSize(4);
        assertThat(counts).isEqualTo(FakeCorpus.counts(100, 130));
    }

    @Test
    void goesOnAsANewRunBeforeItsHistoryGrowsLong() {
        int batches = IndexPartitionWorkflowImpl.BATCHES_PER_RUN + 5;

        CorpusCounts counts = start().index(partition(0, batches, 1));

        assertThat(counts).isEqualTo(FakeCorpus.counts(0, batches));
        assertThat(corpus.documents())
                .isEqualTo(IntStream.range(0, batches).boxed().toList());
        assertThat(queues.history(ID)
                        .getEvents()
                        .get(0)
                        .getWorkflowExecutionStartedEventAttributes()
                        .getContinuedExecutionRunId())
                .isNotEmpty();
    }

    private IndexPartitionWorkflow start() {
        return new WorkflowStarter(queues.start()).joinOrStart(IndexPartitionWorkflow.class, ID);
    }

    private static IndexPartitionRequest partition(int from, int to, int batchSize) {
        ScanRef scan = new ScanRef(new TenantId("acme"), "scan", 10_000, 0);
        return new IndexPartitionRequest(
                "no such corpus", scan, 0, from, from, to, batchSize, false, CorpusCounts.NONE);
    }
}
