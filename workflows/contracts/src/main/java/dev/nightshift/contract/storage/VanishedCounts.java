package dev.nightshift.contract.storage;

import dev.nightshift.contract.Allowed;
import dev.nightshift.contract.Ranges;

/**
 * The documents of the index under a root whose sources are gone.
 *
 * @param gone documents whose source is neither listed nor there
 * @param moved those of them whose content was indexed in this run from another source
 * @param removed those of them that were removed from the index
 * @param heldBack true if removal was asked for, but the listing had gaps or was empty, so nothing was removed
 */
public record VanishedCounts(
        @Allowed(min = 0) int gone,
        @Allowed(min = 0) int moved,
        @Allowed(min = 0) int removed,
        boolean heldBack) {
    public static final VanishedCounts NONE = new VanishedCounts(0, 0, 0, false);

    public VanishedCounts {
        Ranges.requireCount(gone, "gone");
        Ranges.requireCount(moved, "moved");
        Ranges.requireCount(removed, "removed");
    }

    public VanishedCounts plus(VanishedCounts other) {
        return new VanishedCounts(
                gone + other.gone, moved + other.moved, removed + other.removed, heldBack || other.heldBack);
    }
}
