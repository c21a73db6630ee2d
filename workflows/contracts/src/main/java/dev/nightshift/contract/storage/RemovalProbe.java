package dev.nightshift.contract.storage;

/**
 * What was found of a document after its removal.
 *
 * @param remainingRows rows of any table that still name the document; 0 if it is gone
 * @param answers true if a search still returns it
 */
public record RemovalProbe(int remainingRows, boolean answers) {}
