package dev.nightshift.runtime;

import static java.util.Objects.requireNonNull;

import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.WorkException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowUpdateTimeoutOrCancelledException;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;

/** Repeats an update-with-start that met a run which was just closing. */
final class ClosingRace {
    private static final int ATTEMPTS = 8;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Set<Status.Code> CLOSED =
            Set.of(Status.Code.NOT_FOUND, Status.Code.FAILED_PRECONDITION, Status.Code.ABORTED);
    /** What the server fails an update with whose run took it and closed before its handler ended. */
    private static final String CLOSED_HALFWAY = "AcceptedUpdateCompletedWorkflow";

    private final String id;

    ClosingRace(String id) {
        this.id = requireNonNull(id, "id");
    }

    <R> R retry(Supplier<R> updateWithStart) {
        Duration pause = FIRST_PAUSE;
        for (int attempt = 1; ; attempt++) {
            try {
                return updateWithStart.get();
            } catch (RuntimeException e) {
                if (!isClosing(e)) {
                    throw e;
                }
                if (attempt == ATTEMPTS) {
                    throw new WorkException(FailureType.UNAVAILABLE, "no run of " + id + " took the event", e);
                }
            }
            sleep(pause);
            pause = pause.multipliedBy(2);
        }
    }

    private static boolean isClosing(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            boolean closing = cause instanceof WorkflowNotFoundException
                    || cause instanceof WorkflowUpdateTimeoutOrCancelledException
                    || (cause instanceof StatusRuntimeException status
                            && CLOSED.contains(status.getStatus().getCode()))
                    || (cause instanceof ApplicationFailure application
                            && application.getType().equals(CLOSED_HALFWAY));
            if (closing) {
                return true;
            }
        }
        return false;
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WorkException(FailureType.UNAVAILABLE, "interrupted while waiting for a run to close", e);
        }
    }
}
