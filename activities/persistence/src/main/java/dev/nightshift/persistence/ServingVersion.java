package dev.nightshift.persistence;

import static java.util.Objects.requireNonNull;

/**
 * The version of a document that the search finds.
 *
 * @param sha256 digest of the source's bytes, 64 lower-case hex digits
 * @param pipelineVersion as in {@link NewGeneration}
 */
public record ServingVersion(String generation, String sha256, String pipelineVersion) {
    public ServingVersion {
        requireNonNull(generation, "generation");
        requireNonNull(sha256, "sha256");
        requireNonNull(pipelineVersion, "pipelineVersion");
    }
}
