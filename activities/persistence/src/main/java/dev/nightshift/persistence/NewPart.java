package dev.nightshift.persistence;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was read out of a source, or out of one member of it.
 *
 * @param number 0 for the source itself; members are numbered from 1, in the order of their container
 * @param path names from the source inwards, such as {@code ["letters.zip", "may.pdf"]} for a file in an
 *     archive in the source; empty for the source itself
 * @param text extracted text, which the spans of all derived rows lie in
 * @param structure headings, pages and links as JSON, in the form of whoever extracts
 * @param title what the document calls itself, or null
 * @param created by the document's own word, or null
 * @param modified by the document's own word or its source's clock, or null
 * @param language ISO 639-1 code, or null if it could not be told
 * @param mediaType such as {@code application/pdf}
 * @param sizeBytes length of what was read
 * @param truncated true if the text was cut at a limit
 * @param vectorised true if the passages get vectors; false if only full text finds them
 */
public record NewPart(
        int number,
        List<String> path,
        String text,
        String structure,
        @Nullable String title,
        List<String> authors,
        @Nullable Instant created,
        @Nullable Instant modified,
        @Nullable String language,
        String mediaType,
        long sizeBytes,
        boolean truncated,
        boolean vectorised) {
    public NewPart {
        requireNonNull(text, "text");
        requireNonNull(structure, "structure");
        requireNonNull(mediaType, "mediaType");
        path = List.copyOf(path);
        authors = List.copyOf(authors);
        if (number < 0 || (number == 0) != path.isEmpty()) {
            throw new IllegalArgumentException("part " + number + " cannot have the path " + path);
        }
    }
}
