package dev.nightshift.config;

import static java.util.Objects.requireNonNull;

/**
 * One setting as it is in effect.
 *
 * @param value as text; masked if secret, empty if unset
 * @param origin {@code environment}, {@code default}, or the file it was read from
 */
public record Setting(String name, String value, String origin) {
    public Setting {
        requireNonNull(name, "name");
        requireNonNull(value, "value");
        requireNonNull(origin, "origin");
    }
}
