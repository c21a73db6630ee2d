package dev.nightshift.persistence;

import static java.util.Objects.requireNonNull;

/**
 * A vector to store.
 *
 * @param inputHash digest of the text it was computed from, 64 lower-case hex digits
 * @param components as many as the space has dimensions, of Euclidean length 1
 */
@SuppressWarnings("ArrayRecordComponent")
public record NewVector(String inputHash, float[] components) {
    public NewVector {
        requireNonNull(inputHash, "inputHash");
        components = components.clone();
    }
}
