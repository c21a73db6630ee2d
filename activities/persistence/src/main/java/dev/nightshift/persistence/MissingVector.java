package dev.nightshift.persistence;

/**
 * A text whose vector is not stored yet.
 *
 * @param inputHash digest of {@code input}, 64 lower-case hex digits
 */
public record MissingVector(String inputHash, String input) {}
