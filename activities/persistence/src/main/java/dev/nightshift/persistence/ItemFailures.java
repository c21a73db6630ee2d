package dev.nightshift.persistence;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How often the indexing of a listed document has failed.
 *
 * @param count at least 1
 * @param since time from the first failure to the last, by the database's clock
 */
public record ItemFailures(int count, Duration since) {
    public ItemFailures {
        requireNonNull(since, "since");
    }
}
