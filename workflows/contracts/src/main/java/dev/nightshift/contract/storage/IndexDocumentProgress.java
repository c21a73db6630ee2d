package dev.nightshift.contract.storage;

import dev.nightshift.contract.Allowed;
import dev.nightshift.contract.Ranges;

/**
 * How far the indexing of one document is.
 *
 * @param stage what is being done now
 * @param reads how often the source has been read so far
 */
public record IndexDocumentProgress(
        IndexingStage stage, @Allowed(min = 0) int reads) {
    public IndexDocumentProgress {
        Ranges.requireCount(reads, "reads");
    }
}
