package dev.nightshift.contract.storage;

/**
 * How far the indexing of one document is.
 *
 * @param reads how often the source has been read so far
 */
public record IndexDocumentProgress(IndexingStage stage, int reads) {}
