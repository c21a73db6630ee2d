package dev.nightshift.contract.storage;

/**
 * How far the indexing of a corpus is.
 *
 * @param found documents found; 0 while {@code scanning}
 */
public record CorpusProgress(boolean scanning, int found, CorpusCounts done) {}
