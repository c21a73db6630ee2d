package dev.nightshift.contract.storage;

import dev.nightshift.contract.Allowed;
import dev.nightshift.contract.Ranges;

/**
 * How far the indexing of a corpus is.
 *
 * @param scanning true while the folder is being listed
 * @param found documents found; 0 while {@code scanning}
 * @param done documents that are done with, by their ending
 */
public record CorpusProgress(
        boolean scanning, @Allowed(min = 0) int found, CorpusCounts done) {
    public CorpusProgress {
        Ranges.requireCount(found, "found");
    }
}
