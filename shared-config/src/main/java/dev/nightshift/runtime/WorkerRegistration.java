package dev.nightshift.runtime;

import dev.nightshift.config.Env;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import io.temporal.worker.WorkflowImplementationOptions;
import java.time.Duration;
import java.util.Map;

/** How every worker is set up, in a process and in a test alike. */
final class WorkerRegistration {
    /** Cancellation reaches an activity by its heartbeat, so this is how long it may be on its way. */
    private static final Duration HEARTBEAT_INTERVAL = Duration.ofSeconds(5);

    static final WorkerSettings DEFAULTS = WorkerSettings.from(Env.of(Map.of()));

    private WorkerRegistration() {}

    static WorkerFactoryOptions factoryOptions(WorkerSettings settings) {
        return WorkerFactoryOptions.newBuilder()
                .setWorkerInterceptors(new RequiredArguments(), new FailureTranslator())
                .setWorkflowCacheSize(settings.workflowCacheSize())
                .setUsingVirtualWorkflowThreads(VirtualThreads.AVAILABLE)
                .build();
    }

    static void register(WorkerFactory factory, WorkerSpec spec, WorkerSettings settings) {
        Worker worker = worker(factory, spec, settings);
        // Without it, a start that no version of the workflow can read would be tried again for ever.
        WorkflowImplementationOptions failing = WorkflowImplementationOptions.newBuilder()
                .setFailWorkflowExceptionTypes(InvalidInputException.class)
                .build();
        worker.registerWorkflowImplementationTypes(failing, spec.workflows().toArray(Class<?>[]::new));
        worker.registerActivitiesImplementations(spec.activities().toArray());
    }

    private static Worker worker(WorkerFactory factory, WorkerSpec spec, WorkerSettings settings) {
        String queue = spec.queue().queueName();
        Worker existing = factory.tryGetWorker(queue);
        if (existing != null) {
            return existing;
        }
        Worker worker = factory.newWorker(queue, options(spec, settings));
        worker.registerActivitiesImplementations(new UnknownActivity());
        return worker;
    }

    /** Activities may heartbeat while they finish, else the first heartbeat after a stop would end them. */
    private static WorkerOptions options(WorkerSpec spec, WorkerSettings settings) {
        int activities = settings.maxConcurrentActivities() == 0
                ? spec.maxConcurrentActivities()
                : settings.maxConcurrentActivities();
        return WorkerOptions.newBuilder()
                .setMaxConcurrentActivityExecutionSize(activities)
                .setMaxConcurrentWorkflowTaskExecutionSize(settings.maxConcurrentWorkflowTasks())
                .setAllowActivityHeartbeatDuringShutdown(true)
                .setDefaultHeartbeatThrottleInterval(HEARTBEAT_INTERVAL)
                .setMaxHeartbeatThrottleInterval(HEARTBEAT_INTERVAL)
                .setUsingVirtualThreads(VirtualThreads.AVAILABLE)
                .build();
    }
}
