package dev.nightshift.workflow;

import dev.nightshift.contract.TaskQueue;
import dev.nightshift.runtime.Payloads;
import dev.nightshift.runtime.WorkerProcess;
import dev.nightshift.runtime.WorkerSpec;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.worker.Worker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A Temporal service on which a test stands up exactly the queues it needs: one that skips time, or, with
 * {@code -Dtemporal.address=HOST:PORT}, a namespace of its own on a real server.
 */
public final class TestQueues implements AutoCloseable {
    private final TestService service = TestService.open(WorkflowClientOptions.newBuilder()
            .setDataConverter(Payloads.dataConverter())
            // Else recorded histories would name the machine.
            .setIdentity("test")
            .build());

    private final Map<TaskQueue, List<Class<?>>> workflows = new EnumMap<>(TaskQueue.class);
    private final Map<TaskQueue, List<Object>> activities = new EnumMap<>(TaskQueue.class);

    /** Runs {@code implementations} on the queue that owns them. */
    public TestQueues workflows(Class<?>... implementations) {
        for (Class<?> implementation : implementations) {
            workflows
                    .computeIfAbsent(TaskQueue.owning(implementation), queue -> new ArrayList<>())
                    .add(implementation);
        }
        return this;
    }

    /** Runs {@code implementations}, most often fakes, on the queue that owns them. */
    public TestQueues activities(Object... implementations) {
        for (Object implementation : implementations) {
            activities
                    .computeIfAbsent(TaskQueue.owning(implementation.getClass()), queue -> new ArrayList<>())
                    .add(implementation);
        }
        return this;
    }

    /** Polls the queues and returns a client. */
    public WorkflowClient start() {
        Stream.concat(workflows.keySet().stream(), activities.keySet().stream())
                .distinct()
                .forEach(queue -> WorkerProcess.register(
                        service.factory(),
                        WorkerSpec.polling(queue)
                                .workflows(workflows.getOrDefault(queue, List.of()))
                                .activities(activities
                                        .getOrDefault(queue, List.of())
                                        .toArray())));
        service.factory().start();
        return client();
    }

    public WorkflowClient client() {
        return service.client();
    }

    /** Returns a worker that knows {@code definitions} and polls nothing. */
    public Worker replayer(List<Class<?>> definitions) {
        Worker worker = service.factory().newWorker("replay");
        worker.registerWorkflowImplementationTypes(definitions.toArray(Class<?>[]::new));
        return worker;
    }

    public Instant now() {
        return service.now();
    }

    public WorkflowExecutionHistory history(String id) {
        return client().fetchHistory(id);
    }

    @Override
    public void close() {
        service.close();
    }
}
