package dev.nightshift.persistence;

/** What became of a write that belongs to one read of a source. */
public enum WriteResult {
    /** The rows are there, written now or before. */
    WRITTEN,
    /** Nothing was written: what a later read found serves already. */
    SUPERSEDED,
    /** Nothing was written: the document was removed after the read. */
    REMOVED
}
