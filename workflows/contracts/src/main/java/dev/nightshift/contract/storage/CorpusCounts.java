package dev.nightshift.contract.storage;

/** How many documents of a corpus ended in which way; see {@link IndexDocumentOutcome}. */
public record CorpusCounts(
        int indexed, int unchanged, int deadLettered, int superseded, int removed, int chunks, int embedded) {
    public static final CorpusCounts NONE = new CorpusCounts(0, 0, 0, 0, 0, 0, 0);

    public CorpusCounts plus(CorpusCounts other) {
        return new CorpusCounts(
                indexed + other.indexed,
                unchanged + other.unchanged,
                deadLettered + other.deadLettered,
                superseded + other.superseded,
                removed + other.removed,
                chunks + other.chunks,
                embedded + other.embedded);
    }

    /** Returns the number of documents that are done with. */
    public int documents() {
        return indexed + unchanged + deadLettered + superseded + removed;
    }
}
