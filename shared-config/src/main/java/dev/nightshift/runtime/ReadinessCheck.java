package dev.nightshift.runtime;

import java.util.Optional;

/** Tells whether something a worker needs can be used now. */
@FunctionalInterface
public interface ReadinessCheck {
    /**
     * Returns why not, in one line without secrets, or empty. Has a thread of its own and is not called
     * again before it returns; after two seconds it counts as one that does not answer.
     */
    Optional<String> reasonAgainst();
}
