package dev.nightshift.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.config.Env;
import dev.nightshift.contract.TaskQueue;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

/** What is true of every worker that needs nothing but Temporal; the test of each extends it. */
@Timeout(60)
public abstract class WorkerConformance {
    private final Supplier<WorkerCli> cli;
    private final TaskQueue queue;
    private final int healthPort;

    /**
     * @param cli makes the worker's command line anew
     * @param queue that it polls
     * @param healthPort where it answers for its health by default
     */
    protected WorkerConformance(Supplier<WorkerCli> cli, TaskQueue queue, int healthPort) {
        this.cli = cli;
        this.queue = queue;
        this.healthPort = healthPort;
    }

    @Test
    void pollsItsQueueAndSaysSo() throws Exception {
        int health = LoopbackTemporal.freePort();
        try (LoopbackTemporal temporal = LoopbackTemporal.start()) {
            Env env = Env.of(Map.of(
                    "TEMPORAL_ADDRESS",
                    temporal.address(),
                    "HEALTH_PORT",
                    "" + health,
                    "WORKER_SHUTDOWN_GRACE",
                    "PT1S"));
            Thread worker = new Thread(() -> cli.get().environment(() -> env).execute());
            worker.start();

            String pollers = "(?s).*temporal_num_pollers\\{[^}]*" + queue.queueName() + "[^}]*} [1-9].*";
            while (!get(health, "/metrics").matches(pollers)) {
                Thread.sleep(50);
            }
            assertThat(get(health, "/health/ready")).isEqualTo("{\"ready\":true,\"reasons\":[]}");

            worker.interrupt();
            worker.join();
        }
    }

    @Test
    void answersForHealthOnAPortOfItsOwn() {
        StringWriter out = new StringWriter();
        CommandLine line = cli.get().environment(() -> Env.of(Map.of())).commandLine();
        line.setOut(new PrintWriter(out));

        int code = line.execute("config");

        assertThat(code).isZero();
        assertThat(out.toString()).containsPattern("HEALTH_PORT +" + healthPort + " +default");
    }

    private static String get(int port, String path) throws InterruptedException {
        try {
            URI uri = URI.create("http://127.0.0.1:" + port + path);
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            return "not there yet";
        }
    }
}
