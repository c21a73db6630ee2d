package dev.nightshift.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A program whose start and idle memory are measured, and what was measured of it so far. */
final class Subject {
    /** Seconds from the start of the process until it was ready. */
    final Samples start = new Samples();
    /** Seconds on processors until then. */
    final Samples processor = new Samples();
    /** MiB resident after the time to settle. */
    final Samples resident = new Samples();

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private final String name;
    private final Map<String, String> settings;
    private final List<String> arguments;

    private Subject(String name, Map<String, String> settings, List<String> arguments) {
        this.name = name;
        this.settings = Map.copyOf(settings);
        this.arguments = List.copyOf(arguments);
    }

    /** @param settings of a worker, which decide all but the port for its health */
    static Subject worker(String name, Path jar, Map<String, String> settings) {
        return new Subject(
                "worker-" + name, settings, List.of("-jar", jar.toAbsolutePath().toString()));
    }

    /**
     * Returns a JVM that only sleeps.
     *
     * @param folder to put its one class in: to open a JAR would be a cost
     */
    static Subject bareJvm(Path folder) {
        String file = BareJvm.class.getName().replace('.', '/') + ".class";
        try (InputStream bytes = Objects.requireNonNull(BareJvm.class.getResourceAsStream("/" + file))) {
            Path copy = folder.resolve(file);
            Files.createDirectories(Objects.requireNonNull(copy.getParent()));
            Files.write(copy, bytes.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Subject("bare JVM", Map.of(), List.of("-cp", folder.toString(), BareJvm.class.getName()));
    }

    String name() {
        return name;
    }

    /** Starts it once and ends it as soon as it is ready. */
    void warmUp(Path proc, Path folder) throws InterruptedException {
        Map<String, String> all = withPort();
        try (JavaChild child = JavaChild.start(proc, folder, all, arguments)) {
            child.awaitReady(() -> isReady(child, all));
        }
    }

    /** Starts it once, measures it, and ends it. */
    void measure(Path proc, Path folder, Duration settle) throws InterruptedException {
        Map<String, String> all = withPort();
        try (JavaChild child = JavaChild.start(proc, folder, all, arguments)) {
            double seconds = child.awaitReady(() -> isReady(child, all));
            double spent = child.processorSeconds();
            Thread.sleep(settle.toMillis());
            resident.add(child.residentMebibytes());
            start.add(seconds);
            processor.add(spent);
        }
    }

    private Map<String, String> withPort() {
        Map<String, String> all = new HashMap<>(settings);
        all.put("HEALTH_ADDRESS", "127.0.0.1");
        all.put("HEALTH_PORT", Integer.toString(TemporaryStack.freePort()));
        return all;
    }

    private boolean isReady(JavaChild child, Map<String, String> all) throws InterruptedException {
        return isBareJvm() ? child.hasSaidSomething() : polls(Objects.requireNonNull(all.get("HEALTH_PORT")));
    }

    private boolean isBareJvm() {
        return settings.isEmpty();
    }

    /** A worker says that it is ready once its pollers are started and Temporal answers. */
    private static boolean polls(String port) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
