package dev.nightshift.persistence;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What was read.
 *
 * @param sizeBytes length of the source
 * @param sha256 digest of the source's bytes, 64 lower-case hex digits
 * @param pipelineVersion names the version of all that decides what equal bytes become
 * @param sourceVersion that of the source as it was read; null if a later change might leave it as it is
 */
public record NewGeneration(
        long sizeBytes,
        String sha256,
        String pipelineVersion,
        @Nullable String sourceVersion) {
    public NewGeneration {
        requireNonNull(sha256, "sha256");
        requireNonNull(pipelineVersion, "pipelineVersion");
    }
}
