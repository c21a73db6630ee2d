package dev.nightshift.persistence;

/** How a document of a listing ended. */
public enum ItemOutcome {
    INDEXED,
    UNCHANGED,
    DEAD_LETTERED,
    SUPERSEDED,
    REMOVED
}
