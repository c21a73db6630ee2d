package dev.nightshift.contract.storage;

/**
 * How far the indexing of a corpus is.
 *
 * @param found documents found so far; grows while {@code scanning}
 */
public record CorpusProgress(boolean scanning, int found, CorpusCounts done) {}
