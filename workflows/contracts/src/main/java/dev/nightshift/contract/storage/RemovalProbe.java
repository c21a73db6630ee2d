package dev.nightshift.contract.storage;

import dev.nightshift.contract.Allowed;
import dev.nightshift.contract.Ranges;

/**
 * What was found of a document after its removal.
 *
 * @param remainingRows rows of any table that still name the document; 0 if it is gone
 * @param answers true if a search still returns it
 */
public record RemovalProbe(@Allowed(min = 0) int remainingRows, boolean answers) {
    public RemovalProbe {
        Ranges.requireCount(remainingRows, "remainingRows");
    }
}
