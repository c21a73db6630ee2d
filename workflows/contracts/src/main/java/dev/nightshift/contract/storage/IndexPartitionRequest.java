package dev.nightshift.contract.storage;

import static java.util.Objects.requireNonNull;

/**
 * A range of a listing to index.
 *
 * @param corpus id of the workflow that progress is reported to
 * @param partition number of the partition, from 0
 * @param from number of the first document, from 0
 * @param cursor number of the next document
 * @param to number after the last document
 * @param batchSize documents per activity, 1 to 500
 * @param done counts of the documents before the cursor
 */
public record IndexPartitionRequest(
        String corpus,
        ScanRef scan,
        int partition,
        int from,
        int cursor,
        int to,
        int batchSize,
        boolean force,
        CorpusCounts done) {
    public IndexPartitionRequest {
        requireNonNull(corpus, "corpus");
        requireNonNull(scan, "scan");
        requireNonNull(done, "done");
        if (from < 0 || cursor < from || to < cursor) {
            throw new IllegalArgumentException("not a partition: " + cursor + " in " + from + " to " + to);
        }
        if (batchSize < 1 || batchSize > 500) {
            throw new IllegalArgumentException("batchSize must be 1 to 500 but is " + batchSize);
        }
    }

    /** Returns what is left after the documents before {@code next}, which ended as {@code counts} says. */
    public IndexPartitionRequest advancedTo(int next, CorpusCounts counts) {
        return new IndexPartitionRequest(corpus, scan, partition, from, next, to, batchSize, force, done.plus(counts));
    }
}
