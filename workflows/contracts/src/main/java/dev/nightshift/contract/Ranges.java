package dev.nightshift.contract;

import org.jspecify.annotations.Nullable;

/** What the constructors of payloads check of a number. */
public final class Ranges {
    private Ranges() {}

    /**
     * Refuses what cannot be a count.
     *
     * @throws IllegalArgumentException if {@code value} is less than 0
     */
    public static void requireCount(int value, String name) {
        require(value >= 0, value, name, 0);
    }

    /**
     * Refuses what cannot be a place in a sequence that is counted from 1.
     *
     * @param value null if there is none
     * @throws IllegalArgumentException if {@code value} is less than 1
     */
    public static void requirePlace(@Nullable Integer value, String name) {
        require(value == null || value >= 1, value, name, 1);
    }

    private static void require(boolean met, @Nullable Integer value, String name, int least) {
        if (!met) {
            throw new IllegalArgumentException(name + " must be at least " + least + " but is " + value);
        }
    }
}
