package dev.nightshift.runtime;

import static java.util.Objects.requireNonNull;

import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.WorkException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An open connection to Temporal. It mends itself when the server goes away and comes back. */
public final class TemporalConnection implements AutoCloseable {
    private static final Duration ATTEMPT = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Set<Status.Code> HOPELESS =
            Set.of(Status.Code.UNAUTHENTICATED, Status.Code.PERMISSION_DENIED, Status.Code.INVALID_ARGUMENT);

    private final WorkflowServiceStubs service;
    private final WorkflowClient client;

    private TemporalConnection(WorkflowServiceStubs service, WorkflowClient client) {
        this.service = requireNonNull(service, "service");
        this.client = requireNonNull(client, "client");
    }

    /**
     * Waits until the server answers and has the namespace.
     *
     * @throws WorkException UNAVAILABLE if that takes longer than the connect timeout, NOT_AUTHORIZED if
     *     the credentials are refused, NOT_FOUND if only the namespace is missing
     */
    public static TemporalConnection open(TemporalSettings settings) throws InterruptedException {
        return open(settings, settings.serviceOptions(), new StopSignal());
    }

    /** As {@link #open(TemporalSettings)}, but gives up as soon as {@code stop} is requested. */
    static TemporalConnection open(
            TemporalSettings settings, WorkflowServiceStubsOptions.Builder options, StopSignal stop)
            throws InterruptedException {
        WorkflowServiceStubs service =
                WorkflowServiceStubs.newServiceStubs(options.setHealthCheckAttemptTimeout(ATTEMPT)
                        .setConnectionBackoffResetFrequency(ATTEMPT)
                        .build());
        try {
            connect(settings, service, stop);
            return new TemporalConnection(service, WorkflowClient.newInstance(service, settings.clientOptions()));
        } catch (RuntimeException | InterruptedException e) {
            service.shutdownNow();
            throw e;
        }
    }

    public WorkflowClient client() {
        return client;
    }

    public WorkflowStarter starter() {
        return new WorkflowStarter(client);
    }

    /** Returns whether the server answers now; waits for it at most two seconds. */
    public boolean isAlive() {
        try {
            service.healthCheck();
            return true;
        } catch (StatusRuntimeException e) {
            return false;
        }
    }

    @Override
    public void close() {
        service.shutdown();
        if (!service.awaitTermination(1, TimeUnit.SECONDS)) {
            service.shutdownNow();
        }
    }

    private static void connect(TemporalSettings settings, WorkflowServiceStubs service, StopSignal stop)
            throws InterruptedException {
        Instant deadline = Instant.now().plus(settings.connectTimeout());
        StatusRuntimeException failure = attempt(settings, service);
        while (failure != null && !stop.isRequested()) {
            Status.Code code = failure.getStatus().getCode();
            if (HOPELESS.contains(code)) {
                throw refused(settings, failure);
            }
            if (Instant.now().isAfter(deadline)) {
                throw code == Status.Code.NOT_FOUND ? noNamespace(settings, failure) : unreachable(settings, failure);
            }
            stop.await(PAUSE);
            service.getRawChannel().resetConnectBackoff();
            failure = attempt(settings, service);
        }
    }

    private static @Nullable StatusRuntimeException attempt(TemporalSettings settings, WorkflowServiceStubs service) {
        try {
            service.healthCheck();
            service.blockingStub()
                    .withDeadlineAfter(ATTEMPT.toMillis(), TimeUnit.MILLISECONDS)
                    .describeNamespace(DescribeNamespaceRequest.newBuilder()
                            .setNamespace(settings.namespace())
                            .build());
            return null;
        } catch (StatusRuntimeException e) {
            return e;
        }
    }

    private static WorkException unreachable(TemporalSettings settings, StatusRuntimeException cause) {
        return new WorkException(
                FailureType.UNAVAILABLE,
                "Temporal did not answer at " + settings.address() + " within "
                        + settings.connectTimeout().toSeconds() + " s ("
                        + cause.getStatus().getCode() + ").\n"
                        + "Start one with scripts/up, or name another by TEMPORAL_ADDRESS=host:port.",
                cause);
    }

    private static WorkException refused(TemporalSettings settings, StatusRuntimeException cause) {
        return new WorkException(
                FailureType.NOT_AUTHORIZED,
                "Temporal at " + settings.address() + " refused the connection: "
                        + cause.getStatus().getDescription()
                        + "\nCheck TEMPORAL_API_KEY, TEMPORAL_NAMESPACE and the TEMPORAL_TLS_ variables.",
                cause);
    }

    private static WorkException noNamespace(TemporalSettings settings, StatusRuntimeException cause) {
        return new WorkException(
                FailureType.NOT_FOUND,
                "Temporal at " + settings.address() + " has no namespace " + settings.namespace()
                        + ".\nCreate it with: temporal operator namespace create " + settings.namespace(),
                cause);
    }
}
