package dev.nightshift.runtime;

import static java.util.Objects.requireNonNull;

import dev.nightshift.contract.TaskQueue;
import dev.nightshift.runtime.WaitingTasks.Waiting;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a caller who waits for a workflow, within ten seconds, if no worker takes its work. Temporal
 * itself would let it wait for ever without a word.
 */
public final class QueueWatch {
    private static final Logger log = LoggerFactory.getLogger(QueueWatch.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(1_500);
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final WorkflowClient client;
    private final WaitingTasks tasks;

    public QueueWatch(WorkflowClient client) {
        this.client = requireNonNull(client, "client");
        this.tasks = new WaitingTasks(client);
    }

    /**
     * Returns the result of a run.
     *
     * @param notice is told once, in one line, which worker to start; the wait goes on
     * @throws io.temporal.client.WorkflowFailedException if the run failed
     */
    public <R> R await(WorkflowStub run, Class<R> result, Consumer<String> notice) {
        try (Watcher ignored = new Watcher(run.getExecution().getWorkflowId(), notice)) {
            return run.getResult(result);
        }
    }

    /** Makes {@code call}, which waits for the run {@code workflowId}; see {@link #await}. */
    public <R> R during(String workflowId, Callable<R> call, Consumer<String> notice) throws Exception {
        try (Watcher ignored = new Watcher(workflowId, notice)) {
            return call.call();
        }
    }

    private String describe(Waiting waiting) {
        Optional<String> worker = Stream.of(TaskQueue.values())
                .filter(queue -> queue.queueName().equals(waiting.queue()))
                .map(TaskQueue::worker)
                .findFirst();
        String remedy =
                worker.map(name -> " Start it: java -jar " + name + ".jar").orElse("");
        return isPolled(waiting)
                ? "No worker has taken work from " + waiting.queue() + " for " + PATIENCE.toSeconds()
                        + " seconds: those that poll it are busy, or gone." + remedy
                : "No worker polls " + waiting.queue() + "." + remedy;
    }

    /** A server lists pollers for minutes after their end. One that cannot tell is taken to have none. */
    private boolean isPolled(Waiting waiting) {
        try {
            return client.getWorkflowServiceStubs()
                            .blockingStub()
                            .withDeadlineAfter(2, TimeUnit.SECONDS)
                            .describeTaskQueue(DescribeTaskQueueRequest.newBuilder()
                                    .setNamespace(client.getOptions().getNamespace())
                                    .setTaskQueue(io.temporal.api.taskqueue.v1.TaskQueue.newBuilder()
                                            .setName(waiting.queue()))
                                    .setTaskQueueType(waiting.type())
                                    .build())
                            .getPollersCount()
                    > 0;
        } catch (StatusRuntimeException e) {
            return false;
        }
    }

    /** Looks at one run until it has something to tell, or is closed. */
    private final class Watcher implements AutoCloseable {
        private final String workflowId;
        private final Consumer<String> notice;
        private final CountDownLatch closed = new CountDownLatch(1);
        private final Map<Waiting, Long> since = new HashMap<>();

        private Watcher(String workflowId, Consumer<String> notice) {
            this.workflowId = requireNonNull(workflowId, "workflowId");
            this.notice = requireNonNull(notice, "notice");
            Thread thread = new Thread(this::watch, "queue-watch");
            thread.setDaemon(true);
            thread.start();
        }

        @Override
        public void close() {
            closed.countDown();
        }

        private void watch() {
            try {
                while (!closed.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                    Optional<Waiting> untaken = longUntaken();
                    if (untaken.isPresent() && closed.getCount() > 0) {
                        notice.accept(describe(untaken.get()));
                        return;
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private Optional<Waiting> longUntaken() {
            Set<Waiting> now;
            try {
                now = tasks.of(workflowId);
            } catch (RuntimeException e) {
                log.debug("cannot look at {}", workflowId, e);
                return Optional.empty();
            }
            since.keySet().retainAll(now);
            now.forEach(waiting -> since.putIfAbsent(waiting, System.nanoTime()));
            return since.entrySet().stream()
                    .filter(entry -> System.nanoTime() - entry.getValue() > PATIENCE.toNanos())
                    .map(Map.Entry::getKey)
                    .findFirst();
        }
    }
}
