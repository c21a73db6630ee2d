package dev.nightshift.persistence;

import static java.util.Objects.requireNonNull;

import dev.nightshift.contract.FailureType;
import java.util.List;

/**
 * A member that could not be read.
 *
 * @param number from 1, in the order of its container
 * @param path names from the source inwards
 * @param message for a person; says what is wrong with the member
 */
public record UnreadPart(int number, List<String> path, FailureType reason, String message) {
    public UnreadPart {
        requireNonNull(reason, "reason");
        requireNonNull(message, "message");
        path = List.copyOf(path);
        if (number < 1 || path.isEmpty()) {
            throw new IllegalArgumentException("a member has a number from 1 and a path");
        }
    }
}
