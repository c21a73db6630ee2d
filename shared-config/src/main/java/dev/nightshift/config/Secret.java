package dev.nightshift.config;

import static java.util.Objects.requireNonNull;

/** A value that must not reach a log. */
public record Secret(String reveal) {
    static final String MASK = "***";

    public Secret {
        requireNonNull(reveal, "reveal");
    }

    @Override
    public String toString() {
        return MASK;
    }
}
