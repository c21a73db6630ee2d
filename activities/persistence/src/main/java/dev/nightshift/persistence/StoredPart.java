package dev.nightshift.persistence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the later stages need of a part of a version being built.
 *
 * @param number 0 for the source itself
 * @param path names from the source inwards; empty for the source itself
 * @param structure JSON, equal in meaning to what was saved
 * @param language ISO 639-1 code, or null if it could not be told
 * @param vectorised true if the passages get vectors
 */
public record StoredPart(
        int number,
        List<String> path,
        String text,
        String structure,
        @Nullable String title,
        @Nullable String language,
        boolean vectorised) {
    public StoredPart {
        path = List.copyOf(path);
    }
}
