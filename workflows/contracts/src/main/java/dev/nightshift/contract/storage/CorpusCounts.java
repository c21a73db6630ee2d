package dev.nightshift.contract.storage;

import dev.nightshift.contract.Allowed;
import dev.nightshift.contract.Ranges;

/**
 * How many documents of a corpus ended in which way; see {@link IndexDocumentOutcome}.
 *
 * @param indexed documents of which a new version serves
 * @param unchanged documents whose serving version was made from what the source holds
 * @param deadLettered documents that cannot be indexed
 * @param superseded documents of which a version from a later read serves already
 * @param removed documents that were removed while they were being indexed
 * @param chunks passages of the indexed documents
 * @param embedded passages whose vector was computed and not known before
 */
public record CorpusCounts(
        @Allowed(min = 0) int indexed,
        @Allowed(min = 0) int unchanged,
        @Allowed(min = 0) int deadLettered,
        @Allowed(min = 0) int superseded,
        @Allowed(min = 0) int removed,
        @Allowed(min = 0) int chunks,
        @Allowed(min = 0) int embedded) {
    public static final CorpusCounts NONE = new CorpusCounts(0, 0, 0, 0, 0, 0, 0);

    public CorpusCounts {
        Ranges.requireCount(indexed, "indexed");
        Ranges.requireCount(unchanged, "unchanged");
        Ranges.requireCount(deadLettered, "deadLettered");
        Ranges.requireCount(superseded, "superseded");
        Ranges.requireCount(removed, "removed");
        Ranges.requireCount(chunks, "chunks");
        Ranges.requireCount(embedded, "embedded");
    }

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
