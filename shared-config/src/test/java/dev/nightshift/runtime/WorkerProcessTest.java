package dev.nightshift.runtime;

import static dev.nightshift.runtime.Processes.get;
import static dev.nightshift.runtime.Processes.open;
import static dev.nightshift.runtime.Processes.settings;
import static dev.nightshift.runtime.Processes.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.config.Env;
import dev.nightshift.contract.TaskQueue;
import dev.nightshift.contract.WorkException;
import dev.nightshift.runtime.ParcelWorkflow.Order;
import dev.nightshift.runtime.ParcelWorkflow.Parcel;
import dev.nightshift.runtime.ParcelWorkflow.Way;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class WorkerProcessTest {
    private static final WorkerSpec PARCELS = WorkerSpec.polling(TaskQueue.DEFAULT)
            .workflows(List.of(ParcelWorkflow.Impl.class))
            .activities(new ParcelWorkflow.DepotImpl());

    @Test
    void refusesTwoWorkersOnOneQueue() {
        assertThatThrownBy(() -> open(settings("127.0.0.1:1")).run(PARCELS, PARCELS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two workers poll one queue: [default-queue, default-queue]");
    }

    @Test
    void runsWorkflowsAndTellsItsHealthFromStartToStop() throws Exception {
        try (LoopbackTemporal server = LoopbackTemporal.start();
                WorkerProcess process = open(settings(server.address()))) {
            assertThat(get(process, "/health/live").statusCode()).isEqualTo(200);
            assertThat(get(process, "/health/ready"))
                    .returns(503, HttpResponse::statusCode)
                    .returns("{\"ready\":false,\"reasons\":[\"not started\"]}", HttpResponse::body);

            CompletableFuture<Void> run = start(process, PARCELS);
            until(() -> get(process, "/health/ready").statusCode() == 200);
            assertThat(carry(server, "first")).isEqualTo(Parcel.of(3));
            until(
                    () -> get(process, "/metrics")
                            .body()
                            .matches(
                                    "(?s).*temporal_workflow_completed_total\\{[^}]*workflow_type=\"ParcelWorkflow\"[^}]*} 1.*"));
            assertThat(get(process, "/metrics").body()).contains("jvm_memory_used_bytes");

            process.stop();
            run.get(20, TimeUnit.SECONDS);
            assertThat(get(process, "/health/ready"))
                    .returns(503, HttpResponse::statusCode)
                    .extracting(HttpResponse::body)
                    .asString()
                    .contains("stopping");
        }
    }

    @Test
    void pollsOnlyTheQueuesItIsGiven() throws Exception {
        try (LoopbackTemporal server = LoopbackTemporal.start();
                WorkerProcess process = WorkerProcess.open(settings(server.address()), Set.of(TaskQueue.ML))) {
            assertThat(process.serves(TaskQueue.DEFAULT)).isFalse();

            CompletableFuture<Void> run = start(process, PARCELS, WorkerSpec.polling(TaskQueue.ML));
            until(() -> get(process, "/health/ready").statusCode() == 200);

            until(() -> get(process, "/metrics").body().contains("ml-queue"));
            assertThat(get(process, "/metrics").body()).doesNotContain("default-queue");
            process.stop();
            run.get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void goesOnWhenTheServerComesBack() throws Exception {
        int port = LoopbackTemporal.freePort();
        LoopbackTemporal first = LoopbackTemporal.start(port);
        try (WorkerProcess process = open(settings("127.0.0.1:" + port))) {
            CompletableFuture<Void> run = start(process, PARCELS);
            until(() -> get(process, "/health/ready").statusCode() == 200);

            first.close();
            until(() -> get(process, "/health/ready").body().contains("temporal: does not answer"));
            try (LoopbackTemporal second = LoopbackTemporal.start(port)) {
                until(() -> get(process, "/health/ready").statusCode() == 200);

                assertThat(carry(second, "after")).isEqualTo(Parcel.of(3));
                process.stop();
                run.get(20, TimeUnit.SECONDS);
            }
        }
    }

    @Test
    void waitsForAServerThatStartsLater() throws Exception {
        int port = LoopbackTemporal.freePort();
        try (WorkerProcess process = open(settings("127.0.0.1:" + port))) {
            CompletableFuture<Void> run = start(process, PARCELS);
            until(() ->
                    get(process, "/health/ready").body().contains("not connected to Temporal at 127.0.0.1:" + port));

            try (LoopbackTemporal server = LoopbackTemporal.start(port)) {
                assertThat(carry(server, "late")).isEqualTo(Parcel.of(3));
                process.stop();
                run.get(20, TimeUnit.SECONDS);
            }
        }
    }

    @Test
    void aStopEndsTheWaitForAServer() throws Exception {
        try (WorkerProcess process = open(settings("127.0.0.1:1", Map.of("TEMPORAL_CONNECT_TIMEOUT", "PT1H")))) {
            CompletableFuture<Void> run = start(process, PARCELS);

            process.stop();

            run.get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void givesUpAfterTheConnectTimeout() {
        try (WorkerProcess process = open(settings("127.0.0.1:1", Map.of("TEMPORAL_CONNECT_TIMEOUT", "PT1S")))) {
            assertThatThrownBy(() -> process.run(PARCELS))
                    .isInstanceOf(WorkException.class)
                    .hasMessageContaining("Temporal did not answer at 127.0.0.1:1 within 1 s");
        }
    }

    private static CompletableFuture<Void> start(WorkerProcess process, WorkerSpec... workers) {
        CompletableFuture<Void> ended = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                process.run(workers);
                ended.complete(null);
            } catch (InterruptedException | RuntimeException e) {
                ended.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return ended;
    }

    private static Parcel carry(LoopbackTemporal server, String id) throws InterruptedException {
        TemporalSettings settings = TemporalSettings.from(Env.of(Map.of("TEMPORAL_ADDRESS", server.address())));
        try (TemporalConnection temporal = TemporalConnection.open(settings)) {
            return temporal.starter()
                    .joinOrStart(ParcelWorkflow.class, id, "Carry three characters")
                    .carry(Order.of(Way.RETURN, 3));
        }
    }
}
