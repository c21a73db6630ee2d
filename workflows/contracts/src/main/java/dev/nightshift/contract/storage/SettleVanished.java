package dev.nightshift.contract.storage;

import static java.util.Objects.requireNonNull;

/**
 * Deals with what a listing misses.
 *
 * @param remove see {@link IndexCorpusRequest#removeVanished()}
 */
public record SettleVanished(ScanRef scan, boolean remove) {
    public SettleVanished {
        requireNonNull(scan, "scan");
    }
}
