package dev.nightshift.workflow;

import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import java.time.Duration;

/**
 * Timeouts, by the kind of work. Every activity call uses one of these.
 *
 * <p>Retries are bounded by time and never by count: a ten-minute database outage must not fail a
 * workflow, and every worker that shuts down burns an attempt of the activities it interrupts. What
 * heartbeats is waited for when it is cancelled, so that nothing of it runs after its workflow.
 */
public final class Policies {
    /** Somebody waits for the answer, and would rather hear after two minutes that there is none. */
    public static final ActivityOptions INTERACTIVE =
            policy(Duration.ofSeconds(20), Duration.ofMinutes(2)).build();

    /** Reads and writes that finish in seconds. */
    public static final ActivityOptions QUICK =
            policy(Duration.ofSeconds(30), Duration.ofHours(1)).build();

    /** Writing the rows of one document: seconds, or two minutes for the largest. */
    public static final ActivityOptions STAGE =
            policy(Duration.ofMinutes(2), Duration.ofHours(6)).build();

    /** Reading one source, which a limit ends; a worker that stays silent for a minute is taken for dead. */
    public static final ActivityOptions EXTRACTION = policy(Duration.ofMinutes(30), Duration.ofHours(6))
            .setHeartbeatTimeout(Duration.ofMinutes(1))
            .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
            .build();

    /** Cutting the text of one document or computing its vectors: up to hours for a book on one core. */
    public static final ActivityOptions EMBEDDING = policy(Duration.ofHours(4), Duration.ofHours(12))
            .setHeartbeatTimeout(Duration.ofMinutes(2))
            .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
            .build();

    /** Hundreds of documents, or the listing of a folder; beats every second or so, whatever the document. */
    public static final ActivityOptions BATCH = policy(Duration.ofHours(12), Duration.ofDays(2))
            .setHeartbeatTimeout(Duration.ofMinutes(1))
            .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
            .build();

    private Policies() {}

    /**
     * @param attempt longest time of one attempt
     * @param whole longest time of all attempts and the waits before and between them
     */
    private static ActivityOptions.Builder policy(Duration attempt, Duration whole) {
        return ActivityOptions.newBuilder()
                .setStartToCloseTimeout(attempt)
                .setScheduleToCloseTimeout(whole)
                .setRetryOptions(RetryOptions.newBuilder()
                        .setInitialInterval(Duration.ofSeconds(1))
                        .setBackoffCoefficient(2)
                        .setMaximumInterval(Duration.ofSeconds(30))
                        .build());
    }
}
