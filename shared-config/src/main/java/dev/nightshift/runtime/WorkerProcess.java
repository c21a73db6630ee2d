package dev.nightshift.runtime;

import static java.util.Objects.requireNonNull;

import dev.nightshift.contract.TaskQueue;
import io.micrometer.core.instrument.MeterRegistry;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs workers from connection to orderly stop, and answers for their health all the while, also before
 * {@link #run}. Open one before the resources that the activities use, so that it closes last.
 */
public final class WorkerProcess implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(WorkerProcess.class);
    private static final Duration FORCED_STOP = Duration.ofSeconds(5);

    private final ProcessSettings settings;
    private final Set<TaskQueue> queues;
    private final StopSignal stop;
    private final Readiness readiness = new Readiness();
    private final Metrics metrics = new Metrics();
    private final Optional<HealthServer> health;

    private WorkerProcess(ProcessSettings settings, Set<TaskQueue> queues, StopSignal stop) {
        this.settings = requireNonNull(settings, "settings");
        this.queues = Set.copyOf(queues);
        this.stop = requireNonNull(stop, "stop");
        this.health = settings.health().isOff()
                ? Optional.empty()
                : Optional.of(HealthServer.start(settings.health(), readiness, metrics::scrape));
    }

    /**
     * Starts to answer for health.
     *
     * @param queues the queues to poll, as far as specs for them are given
     * @throws dev.nightshift.config.ConfigException if the health port is taken
     */
    public static WorkerProcess open(ProcessSettings settings, Set<TaskQueue> queues) {
        return open(settings, queues, new StopSignal());
    }

    static WorkerProcess open(ProcessSettings settings, Set<TaskQueue> queues, StopSignal stop) {
        WorkerProcess process = new WorkerProcess(settings, queues, stop);
        process.health.ifPresent(server -> log.info(
                "Health at http://{}:{}/health/ready", settings.health().address(), server.port()));
        return process;
    }

    /** Returns whether this process polls {@code queue}; what only serves others need not be opened. */
    public boolean serves(TaskQueue queue) {
        return queues.contains(queue);
    }

    /** Makes {@code /health/ready} ask {@code check} too. */
    public WorkerProcess readyWhen(String name, ReadinessCheck check) {
        readiness.add(name, check);
        return this;
    }

    /** Returns where a worker's own counters go; {@code /metrics} shows them. */
    public MeterRegistry meters() {
        return metrics.registry();
    }

    /** Returns the port of the health server, or empty if it is off. */
    public Optional<Integer> healthPort() {
        return health.map(HealthServer::port);
    }

    /** Asks {@link #run} to return. */
    public void stop() {
        stop.request();
    }

    /**
     * Polls one queue per worker until the process is asked to stop or the thread is interrupted, then
     * lets activities finish for the grace period. Returns once no activity runs any more, or five
     * seconds after interrupting those that still do, so the caller may close what they use.
     *
     * @throws IllegalArgumentException if two workers poll one queue, or none is left to poll
     * @throws dev.nightshift.contract.WorkException if Temporal cannot be reached; see {@link
     *     TemporalConnection#open}
     */
    public void run(WorkerSpec... workers) throws InterruptedException {
        List<WorkerSpec> served =
                Stream.of(workers).filter(worker -> serves(worker.queue())).toList();
        requireDistinct(served);
        readiness.phase("not connected to " + settings.temporal());
        try (TemporalConnection temporal = TemporalConnection.open(
                settings.temporal(), settings.temporal().serviceOptions().setMetricsScope(metrics.temporal()), stop)) {
            if (!stop.isRequested()) {
                poll(temporal, served);
            }
        }
    }

    @Override
    public void close() {
        health.ifPresent(HealthServer::close);
        readiness.close();
        metrics.close();
    }

    /** Registers what {@code spec} runs, as every worker and every test does it. */
    public static void register(WorkerFactory factory, WorkerSpec spec) {
        WorkerRegistration.register(factory, spec, WorkerRegistration.DEFAULTS);
    }

    public static WorkerFactoryOptions factoryOptions() {
        return WorkerRegistration.factoryOptions(WorkerRegistration.DEFAULTS);
    }

    private void poll(TemporalConnection temporal, List<WorkerSpec> workers) throws InterruptedException {
        WorkerFactory factory =
                WorkerFactory.newInstance(temporal.client(), WorkerRegistration.factoryOptions(settings.worker()));
        workers.forEach(worker -> WorkerRegistration.register(factory, worker, settings.worker()));
        try {
            factory.start();
            readiness.phase("");
            readiness.add("temporal", () -> temporal.isAlive() ? Optional.empty() : Optional.of("does not answer"));
            log.info("Polling {} of {}", names(workers), settings.temporal());
            stop.await();
        } finally {
            boolean interrupted = Thread.interrupted();
            readiness.phase("stopping");
            log.info("Stopping; activities have {} to finish", settings.worker().shutdownGrace());
            shutDown(factory, settings.worker().shutdownGrace());
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void requireDistinct(List<WorkerSpec> workers) {
        List<String> names = names(workers);
        if (Set.copyOf(names).size() < names.size()) {
            throw new IllegalArgumentException("two workers poll one queue: " + names);
        }
        if (names.isEmpty()) {
            throw new IllegalArgumentException("no queue is left to poll");
        }
    }

    private static List<String> names(List<WorkerSpec> workers) {
        return workers.stream().map(worker -> worker.queue().queueName()).toList();
    }

    private static void shutDown(WorkerFactory factory, Duration grace) {
        factory.shutdown();
        factory.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS);
        if (!factory.isTerminated()) {
            log.warn("Activities still run after {}; interrupting them", grace);
            factory.shutdownNow();
            factory.awaitTermination(FORCED_STOP.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
