package dev.nightshift.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.nightshift.config.ConfigException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers {@code /health/live}, {@code /health/ready} and {@code /metrics} over HTTP. */
final class HealthServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(HealthServer.class);
    private static final String JSON = "application/json";
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
    private static final int THREADS = 2;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads;

    private HealthServer(HttpServer server, ExecutorService threads) {
        this.server = requireNonNull(server, "server");
        this.threads = requireNonNull(threads, "threads");
    }

    /** @throws ConfigException if the address cannot be listened on */
    static HealthServer start(HealthSettings settings, Readiness readiness, Supplier<String> metrics) {
        // Without it, each answer on a kept connection takes 40 ms longer.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        HttpServer server = listen(settings);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "health");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/", exchange -> send(exchange, 404, JSON, "{\"error\":\"not found\"}"));
        server.createContext("/health/live", exchange -> send(exchange, 200, JSON, "{\"live\":true}"));
        server.createContext("/health/ready", exchange -> answer(exchange, readiness.reasons(), threads));
        server.createContext("/metrics", exchange -> send(exchange, 200, PROMETHEUS, metrics.get()));
        server.start();
        return new HealthServer(server, threads);
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static HttpServer listen(HealthSettings settings) {
        try {
            return HttpServer.create(new InetSocketAddress(settings.address(), settings.port()), 0);
        } catch (IOException | RuntimeException e) {
            throw new ConfigException("cannot answer for health at " + settings.address() + ":" + settings.port()
                    + ": " + e.getMessage()
                    + "\nSet HEALTH_PORT to another port, to 0 for any free one, or to -1 for none.");
        }
    }

    /** Holds no thread until the reasons are known: liveness must be answered meanwhile. */
    private static void answer(
            HttpExchange exchange, CompletableFuture<List<String>> reasons, ExecutorService threads) {
        CompletableFuture<Void> ignored = reasons.thenAcceptAsync(known -> sendReadiness(exchange, known), threads);
    }

    private static void sendReadiness(HttpExchange exchange, List<String> reasons) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("ready", reasons.isEmpty());
        body.put("reasons", reasons);
        try {
            send(exchange, reasons.isEmpty() ? 200 : 503, JSON, json(body));
        } catch (IOException e) {
            log.debug("Whoever asked for readiness has gone", e);
        }
    }

    private static String json(Map<String, Object> body) {
        try {
            return MAPPER.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("strings and flags are always JSON", e);
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(status, head ? -1 : bytes.length);
            if (!head) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }
}
