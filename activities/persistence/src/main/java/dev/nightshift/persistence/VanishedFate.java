package dev.nightshift.persistence;

/** What came of a document that a listing misses. */
public enum VanishedFate {
    /** Its source is there after all, such as a hidden file, or one that came after the listing. */
    THERE,

    /** Its source is gone, and it goes on serving. */
    KEPT,

    REMOVED
}
