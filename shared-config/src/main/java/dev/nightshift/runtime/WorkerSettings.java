package dev.nightshift.runtime;

import dev.nightshift.config.Env;
import java.time.Duration;

/**
 * How much a worker process takes on at a time, and how it stops.
 *
 * @param maxConcurrentActivities most activities per queue, 1 to 10,000; 0 leaves it to each queue's spec
 * @param maxConcurrentWorkflowTasks most workflow tasks per queue, 2 to 1,000
 * @param workflowCacheSize workflows kept in memory between tasks, over all queues, 10 to 100,000
 * @param shutdownGrace what activities have to finish in after a stop was asked for, up to an hour
 */
public record WorkerSettings(
        int maxConcurrentActivities, int maxConcurrentWorkflowTasks, int workflowCacheSize, Duration shutdownGrace) {
    public static WorkerSettings from(Env env) {
        return new WorkerSettings(
                env.integer("WORKER_MAX_CONCURRENT_ACTIVITIES", 0, 0, 10_000),
                env.integer("WORKER_MAX_CONCURRENT_WORKFLOW_TASKS", 100, 2, 1_000),
                env.integer("WORKER_WORKFLOW_CACHE_SIZE", 600, 10, 100_000),
                env.duration("WORKER_SHUTDOWN_GRACE", Duration.ofSeconds(25), Duration.ZERO, Duration.ofHours(1)));
    }
}
