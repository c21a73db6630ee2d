package dev.nightshift.contract.storage;

import static java.util.Objects.requireNonNull;

/**
 * Some documents of a listing.
 *
 * @param from number of the first document, from 0
 * @param to number after the last document, at most 500 more than {@code from}
 * @param force see {@link IndexCorpusRequest#force()}
 */
public record IndexBatch(ScanRef scan, int from, int to, boolean force) {
    private static final int MAX_DOCUMENTS = 500;

    public IndexBatch {
        requireNonNull(scan, "scan");
        if (from < 0 || to < from || to - from > MAX_DOCUMENTS) {
            throw new IllegalArgumentException("not a batch: " + from + " to " + to);
        }
    }
}
