package dev.nightshift.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.config.Env;
import dev.nightshift.contract.TaskQueue;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Opens worker processes for tests, and asks them how they are. */
final class Processes {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Processes() {}

    static WorkerProcess open(ProcessSettings settings) {
        return WorkerProcess.open(settings, EnumSet.allOf(TaskQueue.class));
    }

    static ProcessSettings settings(String address) {
        return settings(address, Map.of());
    }

    static ProcessSettings settings(String address, Map<String, String> more) {
        Map<String, String> variables = new HashMap<>(Map.of(
                "TEMPORAL_ADDRESS", address, "TEMPORAL_CONNECT_TIMEOUT", "PT40S", "WORKER_SHUTDOWN_GRACE", "PT2S"));
        variables.putAll(more);
        Env env = Env.of(variables);
        ProcessSettings settings = ProcessSettings.from(env, 0);
        env.check();
        return settings;
    }

    static HttpResponse<String> get(WorkerProcess process, String path) throws Exception {
        return ask(process, path).get();
    }

    static CompletableFuture<HttpResponse<String>> ask(WorkerProcess process, String path) {
        URI uri = URI.create("http://127.0.0.1:" + process.healthPort().orElseThrow() + path);
        return HTTP.sendAsync(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    static void until(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
            Thread.sleep(50);
        }
    }
}
