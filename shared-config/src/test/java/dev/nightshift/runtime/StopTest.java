package dev.nightshift.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightshift.config.Env;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A real process is stopped by a real signal. */
@Timeout(120)
class StopTest {
    private static final int SIGTERM = 143;

    @SuppressWarnings("NullAway.Init")
    private LoopbackTemporal server;

    @SuppressWarnings("NullAway.Init")
    private TemporalConnection temporal;

    @BeforeEach
    void open() throws Exception {
        server = LoopbackTemporal.start();
        temporal = TemporalConnection.open(TemporalSettings.from(Env.of(Map.of("TEMPORAL_ADDRESS", server.address()))));
    }

    @AfterEach
    void close() {
        temporal.close();
        server.close();
    }

    @Test
    void aRunningActivityFinishesWithinTheGraceBeforeAnythingIsClosed() throws Exception {
        Process worker = start(Map.of("SLOW_STEPS", "30", "WORKER_SHUTDOWN_GRACE", "PT30S"));
        BufferedReader said = worker.inputReader();
        beginActivity(said);

        worker.toHandle().destroy();

        assertThat(said.lines().toList()).containsExactly("activity ended", "resource closed");
        assertThat(worker.waitFor()).isEqualTo(SIGTERM);
        assertThat(history())
                .filteredOn(HistoryEvent::hasActivityTaskStartedEventAttributes)
                .singleElement()
                .satisfies(event -> assertThat(
                                event.getActivityTaskStartedEventAttributes().getAttempt())
                        .isEqualTo(1));
        assertThat(history()).anyMatch(HistoryEvent::hasActivityTaskCompletedEventAttributes);
    }

    @Test
    void anActivityThatOutlastsTheGraceIsStoppedBeforeAnythingIsClosed() throws Exception {
        Process worker = start(Map.of("SLOW_STEPS", "10000", "WORKER_SHUTDOWN_GRACE", "PT1S"));
        BufferedReader said = worker.inputReader();
        beginActivity(said);

        worker.toHandle().destroy();

        assertThat(said.lines().toList()).containsExactly("activity stopped", "resource closed");
        assertThat(worker.waitFor(1, TimeUnit.SECONDS)).isTrue();
        assertThat(worker.exitValue()).isEqualTo(SIGTERM);
    }

    @Test
    void aWorkerThatStillWaitsForTemporalStopsAtOnce() throws Exception {
        Process worker = start(Map.of("TEMPORAL_ADDRESS", "127.0.0.1:1", "TEMPORAL_CONNECT_TIMEOUT", "PT1H"));
        String first = worker.errorReader().readLine();

        worker.toHandle().destroy();

        assertThat(first).contains("Health at http://127.0.0.1:");
        assertThat(worker.waitFor(15, TimeUnit.SECONDS)).isTrue();
        assertThat(worker.exitValue()).isEqualTo(SIGTERM);
    }

    @Test
    void logsOneJsonObjectPerLineIfAsked() throws Exception {
        Process worker = start(
                Map.of("TEMPORAL_ADDRESS", "127.0.0.1:1", "TEMPORAL_CONNECT_TIMEOUT", "PT1H", "LOG_FORMAT", "json"));
        JsonNode line = new ObjectMapper().readTree(worker.errorReader().readLine());
        worker.toHandle().destroyForcibly();

        assertThat(line.get("level").asText()).isEqualTo("INFO");
        assertThat(line.get("formattedMessage").asText()).startsWith("Health at http://127.0.0.1:");
    }

    private void beginActivity(BufferedReader said) throws IOException {
        SlowWorker.SlowWorkflow slow = temporal.starter().joinOrStart(SlowWorker.SlowWorkflow.class, "slow");
        WorkflowClient.start(slow::run);
        assertThat(said.readLine()).isEqualTo("activity began");
    }

    private List<HistoryEvent> history() {
        return temporal.client().fetchHistory("slow").getEvents();
    }

    private Process start(Map<String, String> variables) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), SlowWorker.class.getName());
        builder.environment()
                .putAll(Map.of(
                        "CLASSPATH", System.getProperty("java.class.path"), "TEMPORAL_ADDRESS", server.address()));
        builder.environment().putAll(variables);
        if (!variables.containsKey("TEMPORAL_CONNECT_TIMEOUT")) {
            builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        }
        return builder.start();
    }
}
