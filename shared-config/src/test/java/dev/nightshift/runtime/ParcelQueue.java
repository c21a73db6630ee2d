package dev.nightshift.runtime;

import dev.nightshift.contract.TaskQueue;
import dev.nightshift.runtime.ParcelWorkflow.Order;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.util.List;

/** A Temporal service with one worker that runs {@link ParcelWorkflow}, and two kinds of callers. */
final class ParcelQueue implements AutoCloseable {
    private final TestWorkflowEnvironment environment =
            TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                    .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                            .setDataConverter(Payloads.dataConverter())
                            .build())
                    .setWorkerFactoryOptions(WorkerProcess.factoryOptions())
                    .build());

    ParcelQueue() {
        WorkerProcess.register(
                environment.getWorkerFactory(),
                WorkerSpec.polling(TaskQueue.DEFAULT)
                        .workflows(List.of(ParcelWorkflow.Impl.class, CountingWorkflow.Impl.class))
                        .activities(new ParcelWorkflow.DepotImpl()));
        environment.start();
    }

    WorkflowClient client() {
        return environment.getWorkflowClient();
    }

    HistoryEvent startedEvent(String id) {
        return client().fetchHistory(id).getEvents().get(0);
    }

    WorkflowStarter starter() {
        return new WorkflowStarter(environment.getWorkflowClient());
    }

    ParcelWorkflow workflow(String id) {
        return starter().joinOrStart(ParcelWorkflow.class, id);
    }

    /** Returns a stub of the run {@code id}, started to wait until it is told to finish. */
    ParcelWorkflow waiting(String id) {
        ParcelWorkflow workflow = workflow(id);
        WorkflowClient.start(workflow::carry, Order.of(ParcelWorkflow.Way.WAIT, 0));
        return workflow;
    }

    /** Returns what a caller in another language has: it knows names and JSON, and no record of ours. */
    WorkflowStub stranger(String id) {
        return WorkflowClient.newInstance(environment.getWorkflowServiceStubs())
                .newUntypedWorkflowStub(
                        "ParcelWorkflow",
                        WorkflowOptions.newBuilder()
                                .setWorkflowId(id)
                                .setTaskQueue(TaskQueue.DEFAULT.queueName())
                                .build());
    }

    /** Returns what such a caller has of a run that is already there. */
    WorkflowStub strangerTo(String id) {
        return WorkflowClient.newInstance(environment.getWorkflowServiceStubs()).newUntypedWorkflowStub(id);
    }

    @Override
    public void close() {
        environment.close();
    }
}
