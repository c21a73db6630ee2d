package dev.nightshift.contract.storage;

/**
 * Tells a running indexing that the source may have changed since it was read.
 *
 * @param force true to index it again even if it has not changed; false if absent
 */
public record SourceChanged(boolean force) {}
