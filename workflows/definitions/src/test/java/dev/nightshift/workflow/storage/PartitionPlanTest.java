package dev.nightshift.workflow.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.contract.TenantId;
import dev.nightshift.contract.storage.CorpusCounts;
import dev.nightshift.contract.storage.IndexPartitionRequest;
import dev.nightshift.contract.storage.ScanRef;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionPlanTest {
    @ParameterizedTest
    @CsvSource({
        "1, 1, 1",
        "8, 1, 1",
        "9, 2, 1",
        "100, 13, 3",
        "500, 16, 15",
        "6400, 16, 200",
        "1000000, 16, 200",
        "2147483647, 16, 200"
    })
    void givesSmallCorporaFewPartitionsAndSmallBatches(int found, int partitions, int batchSize) {
        List<IndexPartitionRequest> plan = plan(found);

        assertThat(plan).hasSize(partitions);
        assertThat(plan).extracting(IndexPartitionRequest::batchSize).containsOnly(batchSize);
    }

    @Test
    void coversEveryDocumentOnce() {
        for (int found = 1; found < 3_000; found++) {
            List<IndexPartitionRequest> plan = plan(found);

            assertThat(plan.get(0).from()).isZero();
            assertThat(plan.get(plan.size() - 1).to()).isEqualTo(found);
            assertThat(plan).allMatch(partition -> partition.from() < partition.to());
            assertThat(IntStream.range(1, plan.size())
                            .allMatch(i -> plan.get(i).from() == plan.get(i - 1).to()))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 500, 10_000, 1_000_000, 20_000_000})
    void boundsTheSignalsToACorpusWhateverItsSize(int found) {
        int signals = plan(found).stream().mapToInt(PartitionPlanTest::reports).sum();

        assertThat(signals).isLessThanOrEqualTo(1_008);
    }

    @Test
    void reportsAfterEachBatchOfASmallPartitionButTheLast() {
        assertThat(plan(500)).allMatch(partition -> partition.to() - partition.from() > 2 * 15);
        assertThat(plan(500)).allMatch(partition -> reports(partition) == 2);
    }

    @Test
    void namesThePartitionsOfEachListingApart() {
        String first = PartitionPlan.workflowId(plan(100).get(0));
        String second = PartitionPlan.workflowId(plan(100).get(1));

        assertThat(first).startsWith("index-partition/acme/").isNotEqualTo(second);
    }

    private static int reports(IndexPartitionRequest partition) {
        int reports = 0;
        for (IndexPartitionRequest rest = partition; rest.cursor() < rest.to(); ) {
            int next = Math.min(rest.to(), rest.cursor() + rest.batchSize());
            reports += PartitionPlan.reportsAt(rest, next) ? 1 : 0;
            rest = rest.advancedTo(next, CorpusCounts.NONE);
        }
        return reports;
    }

    private static List<IndexPartitionRequest> plan(int found) {
        return PartitionPlan.divide("corpus", new ScanRef(new TenantId("acme"), "scan", found, 0), false);
    }
}
