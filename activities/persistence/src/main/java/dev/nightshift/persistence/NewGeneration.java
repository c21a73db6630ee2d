package dev.nightshift.persistence;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was read out of a source.
 *
 * @param text extracted text, which the spans of all derived rows lie in
 * @param structure headings, pages and links as JSON, in the form of whoever extracts
 * @param title what the document calls itself, or null
 * @param created by the document's own word, or null
 * @param modified by the document's own word or its source's clock, or null
 * @param language ISO 639-1 code, or null if it could not be told
 * @param mediaType such as {@code application/pdf}
 * @param sizeBytes length of the source
 * @param sha256 digest of the source's bytes, 64 lower-case hex digits
 * @param truncated true if the text was cut at a limit
 * @param pipelineVersion names the version of all that decides what equal bytes become
 * @param vectorised true if the passages get vectors; false if only full text finds them
 * @param sourceVersion that of the source as it was read; null if a later change might leave it as it is
 */
public record NewGeneration(
        String text,
        String structure,
        @Nullable String title,
        List<String> authors,
        @Nullable Instant created,
        @Nullable Instant modified,
        @Nullable String language,
        String mediaType,
        long sizeBytes,
        String sha256,
        boolean truncated,
        String pipelineVersion,
        boolean vectorised,
        @Nullable String sourceVersion) {
    public NewGeneration {
        requireNonNull(text, "text");
        requireNonNull(structure, "structure");
        requireNonNull(mediaType, "mediaType");
        requireNonNull(sha256, "sha256");
        requireNonNull(pipelineVersion, "pipelineVersion");
        authors = List.copyOf(authors);
    }
}
