package dev.nightshift.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HealthServerTest {
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void livenessAndMetricsDoNotWaitForReadiness() throws Exception {
        Semaphore mended = new Semaphore(0);
        try (Readiness readiness = new Readiness(Duration.ofHours(1));
                HealthServer server =
                        HealthServer.start(new HealthSettings("127.0.0.1", 0), readiness, () -> "counted 1\n")) {
            readiness.phase("");
            readiness.add("database", () -> {
                mended.acquireUninterruptibly();
                return Optional.empty();
            });

            List<CompletableFuture<HttpResponse<String>>> asked = Stream.generate(() -> ask(server, "/health/ready"))
                    .limit(10)
                    .toList();
            HttpResponse<String> live = ask(server, "/health/live").get();
            HttpResponse<String> metrics = ask(server, "/metrics").get();

            assertThat(live.statusCode()).isEqualTo(200);
            assertThat(metrics.body()).isEqualTo("counted 1\n");
            assertThat(asked).noneMatch(CompletableFuture::isDone);

            // One for each: whether two of them shared a run is a matter of when they came.
            mended.release(asked.size());
            assertThat(asked)
                    .allSatisfy(ready -> assertThat(ready.get().statusCode()).isEqualTo(200));
        }
    }

    private CompletableFuture<HttpResponse<String>> ask(HealthServer server, String path) {
        URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
        return http.sendAsync(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }
}
