package dev.nightshift.persistence;

import org.jspecify.annotations.Nullable;

/**
 * What the later stages need of a version being built.
 *
 * @param structure JSON, equal in meaning to what was saved
 * @param language ISO 639-1 code, or null if it could not be told
 * @param vectorised true if the passages get vectors
 */
public record StoredGeneration(
        String text,
        String structure,
        @Nullable String title,
        @Nullable String language,
        boolean vectorised) {}
