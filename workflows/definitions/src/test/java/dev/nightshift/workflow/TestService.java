package dev.nightshift.workflow;

import com.google.protobuf.util.Durations;
import dev.nightshift.runtime.WorkerProcess;
import io.temporal.api.workflowservice.v1.RegisterNamespaceRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.WorkerFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** The service behind {@link TestQueues}. */
interface TestService extends AutoCloseable {
    String ADDRESS = "temporal.address";

    static TestService open(WorkflowClientOptions options) {
        String address = System.getProperty(ADDRESS, "");
        return address.isEmpty() ? new TimeSkipping(options) : new Real(address, options);
    }

    WorkflowClient client();

    WorkerFactory factory();

    Instant now();

    @Override
    void close();

    /** Keeps time in its own hands: a wait of an hour lasts milliseconds. */
    final class TimeSkipping implements TestService {
        private final TestWorkflowEnvironment environment;

        TimeSkipping(WorkflowClientOptions options) {
            environment = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                    .setWorkflowClientOptions(options)
                    .setWorkerFactoryOptions(WorkerProcess.factoryOptions())
                    .build());
        }

        @Override
        public WorkflowClient client() {
            return environment.getWorkflowClient();
        }

        @Override
        public WorkerFactory factory() {
            return environment.getWorkerFactory();
        }

        @Override
        public Instant now() {
            return Instant.ofEpochMilli(environment.currentTimeMillis());
        }

        @Override
        public void close() {
            environment.close();
        }
    }

    /** Queue names are constants, so each test gets a namespace: nothing of another test can reach it. */
    final class Real implements TestService {
        private final WorkflowServiceStubs stubs;
        private final WorkerFactory factory;

        Real(String address, WorkflowClientOptions options) {
            String namespace = "test-" + UUID.randomUUID();
            stubs = WorkflowServiceStubs.newConnectedServiceStubs(
                    WorkflowServiceStubsOptions.newBuilder().setTarget(address).build(), Duration.ofSeconds(10));
            stubs.blockingStub()
                    .registerNamespace(RegisterNamespaceRequest.newBuilder()
                            .setNamespace(namespace)
                            .setWorkflowExecutionRetentionPeriod(Durations.fromDays(1))
                            .build());
            WorkflowClient client = WorkflowClient.newInstance(
                    stubs, options.toBuilder().setNamespace(namespace).build());
            factory = WorkerFactory.newInstance(client, WorkerProcess.factoryOptions());
        }

        @Override
        public WorkflowClient client() {
            return factory.getWorkflowClient();
        }

        @Override
        public WorkerFactory factory() {
            return factory;
        }

        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public void close() {
            factory.shutdownNow();
            factory.awaitTermination(10, TimeUnit.SECONDS);
            stubs.shutdownNow();
            stubs.awaitTermination(10, TimeUnit.SECONDS);
        }
    }
}
