package dev.nightshift.contract.storage;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * Where vectors can be compared: the same model, in the same version, with as many dimensions.
 *
 * @param model short name of the model, such as {@code minilm-l6-q}
 * @param version what changes whenever equal text could get another vector, such as {@code 1}
 * @param dimension length of each vector, 1 to 4096
 */
public record EmbeddingSpace(String model, String version, int dimension) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");

    public EmbeddingSpace {
        requireNonNull(model, "model");
        requireNonNull(version, "version");
        if (!FORM.matcher(model).matches() || !FORM.matcher(version).matches()) {
            throw new IllegalArgumentException("not an embedding space: " + model + " " + version);
        }
        if (dimension < 1 || dimension > 4096) {
            throw new IllegalArgumentException("dimension must be 1 to 4096 but is " + dimension);
        }
    }
}
