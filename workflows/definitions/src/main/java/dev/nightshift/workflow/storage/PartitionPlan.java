package dev.nightshift.workflow.storage;

import dev.nightshift.contract.WorkflowIds;
import dev.nightshift.contract.storage.CorpusCounts;
import dev.nightshift.contract.storage.IndexPartitionRequest;
import dev.nightshift.contract.storage.ScanRef;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How a listing is divided: at most 16 partitions of equal size, in batches of 1 to 200 documents.
 *
 * <p>A partition reports to its corpus at most 63 times, each time its cursor has passed another 64th of
 * its range, and ends with its result. So 16 partitions send at most 1,008 signals, whatever the size of
 * the corpus: with a workflow task each, that is 4 x 1,008 = 4,032 of the 51,200 events a history may
 * hold, and some 10 more for each child.
 */
final class PartitionPlan {
    static final int MAX_PARTITIONS = 16;
    static final int REPORTS = 64;

    private static final int BATCHES_AT_ONCE_TWICE = 2 * MAX_PARTITIONS;
    private static final int MIN_PARTITION = 8;
    private static final int MAX_BATCH = 200;

    private PartitionPlan() {}

    /** Returns the number of documents in a batch: a small corpus gets small batches, to show progress. */
    static int batchSize(int found) {
        return Math.max(1, Math.min(MAX_BATCH, found / BATCHES_AT_ONCE_TWICE));
    }

    /** Returns ranges that together cover the listing once, none of them empty. */
    static List<IndexPartitionRequest> divide(String corpus, ScanRef scan, boolean force) {
        int batch = batchSize(scan.found());
        int partitions = Math.min(MAX_PARTITIONS, (scan.found() - 1) / MIN_PARTITION + 1);
        return IntStream.range(0, partitions)
                .mapToObj(i -> new IndexPartitionRequest(
                        corpus,
                        scan,
                        i,
                        start(scan, i, partitions),
                        start(scan, i, partitions),
                        start(scan, i + 1, partitions),
                        batch,
                        force,
                        CorpusCounts.NONE))
                .toList();
    }

    /** Tells whether a partition that advances to {@code next} passes a point at which it reports. */
    static boolean reportsAt(IndexPartitionRequest state, int next) {
        return next < state.to() && passed(state, next) > passed(state, state.cursor());
    }

    /** Returns the id of a partition's workflow; another run over the same folder has other ids. */
    static String workflowId(IndexPartitionRequest request) {
        return WorkflowIds.of(
                "index-partition", request.scan().tenant(), request.scan().scan() + "/" + request.partition());
    }

    private static long passed(IndexPartitionRequest state, int cursor) {
        return (long) (cursor - state.from()) * REPORTS / (state.to() - state.from());
    }

    private static int start(ScanRef scan, int partition, int partitions) {
        return (int) ((long) scan.found() * partition / partitions);
    }
}
