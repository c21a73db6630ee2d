package dev.nightshift.workflow;

import dev.nightshift.contract.FailureType;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TemporalFailure;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/** Lets a workflow fail with the type of what failed in it, so that no caller has to dig for it. */
public final class KnownFailures {
    private KnownFailures() {}

    /**
     * Returns what {@code body} returns. If it fails because of an activity or child whose failure has a
     * {@link FailureType}, fails with an {@link ApplicationFailure} of that type and message, whose cause
     * is the original failure. Other failures and cancellation pass through.
     */
    public static <T> T named(Supplier<T> body) {
        try {
            return body.get();
        } catch (TemporalFailure failure) {
            throw known(failure)
                    .<TemporalFailure>map(known -> ApplicationFailure.newNonRetryableFailureWithCause(
                            known.getOriginalMessage(), known.getType(), failure))
                    .orElse(failure);
        }
    }

    private static Optional<ApplicationFailure> known(Throwable failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ApplicationFailure application && isKnown(application.getType())) {
                return Optional.of(application);
            }
        }
        return Optional.empty();
    }

    private static boolean isKnown(String type) {
        return Arrays.stream(FailureType.values())
                .anyMatch(known -> known.name().equals(type));
    }
}
