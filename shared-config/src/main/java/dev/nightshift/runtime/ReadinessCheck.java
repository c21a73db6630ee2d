package dev.nightshift.runtime;

import java.util.Optional;

/** Tells whether something a worker needs can be used now. */
@FunctionalInterface
public interface ReadinessCheck {
    /** Returns why not, in one line without secrets, or empty. Must answer within two seconds. */
    Optional<String> reasonAgainst();
}
