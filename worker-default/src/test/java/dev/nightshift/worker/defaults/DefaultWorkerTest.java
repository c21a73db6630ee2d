package dev.nightshift.worker.defaults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.config.Env;
import io.temporal.testserver.TestServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

@Timeout(60)
class DefaultWorkerTest {
    @Test
    void pollsItsQueueAndSaysSo() throws Exception {
        int temporal = freePort();
        int health = freePort();
        Env env = Env.of(Map.of(
                "TEMPORAL_ADDRESS",
                "127.0.0.1:" + temporal,
                "HEALTH_PORT",
                "" + health,
                "WORKER_SHUTDOWN_GRACE",
                "PT1S"));
        try (TestServer.PortBoundTestServer ignored = TestServer.createPortBoundServer(temporal)) {
            Thread worker =
                    new Thread(() -> DefaultWorker.cli().environment(() -> env).execute());
            worker.start();

            while (!get(health, "/metrics").matches("(?s).*temporal_num_pollers\\{[^}]*default-queue[^}]*} [1-9].*")) {
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
        CommandLine line =
                DefaultWorker.cli().environment(() -> Env.of(Map.of())).commandLine();
        line.setOut(new PrintWriter(out));

        int code = line.execute("config");

        assertThat(code).isZero();
        assertThat(out.toString()).containsPattern("HEALTH_PORT +8081 +default");
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

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
