package dev.nightshift.runtime;

import dev.nightshift.config.Env;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs workers from connection to orderly stop. */
public final class WorkerProcess {
    private static final Logger log = LoggerFactory.getLogger(WorkerProcess.class);
    private static final Duration FORCED_STOP = Duration.ofSeconds(5);

    private WorkerProcess() {}

    /**
     * Polls one queue per worker until the JVM is asked to stop, then lets activities finish for the
     * grace period; one that heartbeats is told to stop at its next heartbeat. Returns once no
     * activity runs any more, or five seconds after interrupting those that still do, so the caller
     * may close what they use.
     *
     * @throws IllegalArgumentException if two workers poll one queue
     */
    public static void run(Env env, WorkerSpec... workers) throws InterruptedException {
        List<String> queues =
                Stream.of(workers).map(worker -> worker.queue().queueName()).toList();
        requireDistinct(queues);
        Duration grace =
                env.duration("WORKER_SHUTDOWN_GRACE", Duration.ofSeconds(25), Duration.ZERO, Duration.ofHours(1));
        CountDownLatch stop = stopOnShutdown(grace.plus(FORCED_STOP));
        WorkflowServiceStubs service = connect(env);
        try {
            WorkerFactory factory = WorkerFactory.newInstance(client(env, service), factoryOptions());
            Stream.of(workers).forEach(worker -> register(factory, worker));
            factory.start();
            log.info("Polling {}", queues);
            stop.await();
            log.info("Stopping; activities have {} to finish", grace);
            shutDown(factory, grace);
        } finally {
            service.shutdown();
        }
    }

    public static void register(WorkerFactory factory, WorkerSpec spec) {
        WorkerOptions options = WorkerOptions.newBuilder()
                .setMaxConcurrentActivityExecutionSize(spec.maxConcurrentActivities())
                .build();
        Worker worker = factory.newWorker(spec.queue().queueName(), options);
        worker.registerWorkflowImplementationTypes(spec.workflows().toArray(Class<?>[]::new));
        worker.registerActivitiesImplementations(spec.activities().toArray());
    }

    public static WorkerFactoryOptions factoryOptions() {
        return WorkerFactoryOptions.newBuilder()
                .setWorkerInterceptors(new FailureTranslator())
                .build();
    }

    private static void requireDistinct(List<String> queues) {
        if (Set.copyOf(queues).size() < queues.size()) {
            throw new IllegalArgumentException("two workers poll one queue: " + queues);
        }
    }

    private static WorkflowServiceStubs connect(Env env) {
        return WorkflowServiceStubs.newConnectedServiceStubs(
                WorkflowServiceStubsOptions.newBuilder()
                        .setTarget(env.optional("TEMPORAL_ADDRESS").orElse("127.0.0.1:7233"))
                        .build(),
                env.duration(
                        "TEMPORAL_CONNECT_TIMEOUT", Duration.ofMinutes(1), Duration.ofSeconds(1), Duration.ofHours(1)));
    }

    private static WorkflowClient client(Env env, WorkflowServiceStubs service) {
        return WorkflowClient.newInstance(
                service,
                WorkflowClientOptions.newBuilder()
                        .setNamespace(env.optional("TEMPORAL_NAMESPACE").orElse("default"))
                        .setDataConverter(Payloads.dataConverter())
                        .build());
    }

    /** The JVM halts when its shutdown hooks return, so the hook waits for the main thread. */
    private static CountDownLatch stopOnShutdown(Duration limit) {
        CountDownLatch stop = new CountDownLatch(1);
        Thread main = Thread.currentThread();
        Runnable waitForMain = () -> {
            stop.countDown();
            try {
                main.join(limit.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        Runtime.getRuntime().addShutdownHook(new Thread(waitForMain, "stop"));
        return stop;
    }

    private static void shutDown(WorkerFactory factory, Duration grace) {
        factory.shutdown();
        factory.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS);
        if (!factory.isTerminated()) {
            factory.shutdownNow();
            factory.awaitTermination(FORCED_STOP.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
