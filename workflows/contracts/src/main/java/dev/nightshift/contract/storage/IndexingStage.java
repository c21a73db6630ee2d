package dev.nightshift.contract.storage;

/** What is being done to a document, in order. */
public enum IndexingStage {
    WAITING,
    EXTRACTING,
    CHUNKING,
    EMBEDDING,
    LINKING,
    PUBLISHING,
    DONE
}
