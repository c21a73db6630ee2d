package dev.nightshift.workflow;

import io.temporal.activity.ActivityOptions;
import java.time.Duration;

/**
 * Timeouts, by the kind of work. Every activity call uses one of these.
 *
 * <p>Retries are bounded by time and never by count: a ten-minute database outage must not fail a
 * workflow, and every worker that shuts down burns an attempt of the activities it interrupts.
 */
public final class Policies {
    /** Reads and writes that finish in seconds. */
    public static final ActivityOptions QUICK = ActivityOptions.newBuilder()
            .setStartToCloseTimeout(Duration.ofSeconds(30))
            .setScheduleToCloseTimeout(Duration.ofHours(1))
            .build();

    private Policies() {}
}
