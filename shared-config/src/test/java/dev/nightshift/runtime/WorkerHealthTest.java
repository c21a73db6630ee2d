package dev.nightshift.runtime;

import static dev.nightshift.runtime.Processes.ask;
import static dev.nightshift.runtime.Processes.get;
import static dev.nightshift.runtime.Processes.open;
import static dev.nightshift.runtime.Processes.settings;
import static dev.nightshift.runtime.Processes.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.config.ConfigException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a process that polls nothing yet tells of itself. */
@Timeout(120)
class WorkerHealthTest {
    @Test
    void anUnreadyPartOfTheWorkerIsNamed() throws Exception {
        try (WorkerProcess process = open(settings("127.0.0.1:1"))) {
            process.readyWhen("database", () -> java.util.Optional.of("refuses connections"));
            process.readyWhen("broken", () -> {
                throw new IllegalStateException("bug");
            });

            assertThat(get(process, "/health/ready").body())
                    .contains("not started", "database: refuses connections", "broken: IllegalStateException");
        }
    }

    @Test
    void livenessAnswersWhileAPartOfTheWorkerHangs() throws Exception {
        CountDownLatch mended = new CountDownLatch(1);
        try (WorkerProcess process = open(settings("127.0.0.1:1"))) {
            process.readyWhen("database", () -> {
                waitFor(mended);
                return java.util.Optional.empty();
            });

            List<CompletableFuture<HttpResponse<String>>> asked = Stream.generate(() -> ask(process, "/health/ready"))
                    .limit(10)
                    .toList();
            int live = get(process, "/health/live").statusCode();
            int metrics = get(process, "/metrics").statusCode();

            assertThat(live).isEqualTo(200);
            assertThat(metrics).isEqualTo(200);
            assertThat(asked).allSatisfy(ready -> assertThat(ready.get().body()).contains("database: does not answer"));

            mended.countDown();
            until(() -> !get(process, "/health/ready").body().contains("database"));
        }
    }

    @Test
    void aHealthPortInUseIsReadable() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getByName("127.0.0.1"))) {
            String port = Integer.toString(taken.getLocalPort());

            assertThatThrownBy(() -> open(settings("127.0.0.1:1", Map.of("HEALTH_PORT", port))))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("127.0.0.1:" + port)
                    .hasMessageContaining("Set HEALTH_PORT");
        }
    }

    @Test
    void healthCanBeOff() {
        try (WorkerProcess process = open(settings("127.0.0.1:1", Map.of("HEALTH_PORT", "-1")))) {
            assertThat(process.healthPort()).isEmpty();
        }
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
