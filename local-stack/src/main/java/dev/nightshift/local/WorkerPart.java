package dev.nightshift.local;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** A worker, run from its JAR with the settings of the stack. */
final class WorkerPart implements Part {
    private static final String PREFIX = "worker-";
    /** The ports that the workers answer for their health on, in the order of their names. */
    private static final List<String> BY_PORT = List.of("default", "storage", "dreaming", "openai", "ml");

    private static final int FIRST_PORT = 8081;
    private static final Duration READY = Duration.ofSeconds(120);
    /** Longer than the grace that a worker gives its activities, and what it then needs to close. */
    private static final Duration GRACE = Duration.ofSeconds(50);

    private final StackHome home;
    private final Path checkout;
    private final String worker;
    private final JavaProgram java;
    private final Consumer<String> notes;

    WorkerPart(StackHome home, Path checkout, String worker, JavaProgram java, Consumer<String> notes) {
        this.home = requireNonNull(home, "home");
        this.checkout = requireNonNull(checkout, "checkout");
        this.worker = requireNonNull(worker, "worker");
        this.java = requireNonNull(java, "java");
        this.notes = requireNonNull(notes, "notes");
    }

    static boolean isWorker(String part) {
        return part.startsWith(PREFIX);
    }

    /** Returns {@code storage} for {@code worker-storage}. */
    static String workerOf(String part) {
        return part.substring(PREFIX.length());
    }

    @Override
    public String name() {
        return PREFIX + worker;
    }

    @Override
    public PartRecord ensureUp(PartRecord before) {
        Path jar = jar();
        boolean current = before.kind().equals(kind(jar));
        if (before.process().isPresent() && current && Waiting.until(READY, () -> answer(before))) {
            return before;
        }
        if (before.process().isPresent() && !current) {
            notes.accept(name() + " or its settings have changed since it was started; it is started anew.");
        }
        stop(before);
        int usual = FIRST_PORT + BY_PORT.indexOf(worker);
        int port = Ports.choose(name(), OptionalInt.empty(), before.port(), usual, notes);
        Path copy = java.copy(jar);
        ProcessHandle process = Daemons.start(
                JavaProgram.command(copy),
                Map.of(
                        "NIGHTSHIFT_CONFIG", SettingsFile.path(home).toString(),
                        "HEALTH_PORT", Integer.toString(port),
                        "HEALTH_ADDRESS", "127.0.0.1"),
                home.folder(),
                home.log(name()));
        PartRecord started = PartRecord.of(name(), kind(jar), process, port, 0);
        if (!Waiting.until(READY, () -> answer(started))) {
            stop(started);
            throw new StackException(name() + " does not become ready. Its log, " + home.log(name()) + ", ends with:\n"
                    + Daemons.tail(home.log(name()), 10));
        }
        return started;
    }

    @Override
    public void stop(PartRecord record) {
        record.process().ifPresent(this::stop);
        orphans().forEach(this::stop);
    }

    @Override
    public boolean serves(PartRecord record) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + record.port() + "/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The JAR and the settings it was started with. */
    private String kind(Path jar) {
        return JavaProgram.stamp(jar) + " " + SettingsFile.fingerprint(home);
    }

    private void stop(ProcessHandle process) {
        if (!Daemons.stop(process, GRACE)) {
            notes.accept(name() + " did not end within " + GRACE.toSeconds() + " seconds and was killed.");
        }
    }

    private List<ProcessHandle> orphans() {
        Path lib = home.folder("lib");
        try (var copies = Files.list(lib)) {
            return copies.filter(copy -> String.valueOf(copy.getFileName()).startsWith(name() + "-"))
                    .flatMap(copy -> Daemons.markedBy(copy).stream())
                    .toList();
        } catch (IOException e) {
            throw new StackException("cannot read " + lib + ": " + e, e);
        }
    }

    private Waiting.Answer answer(PartRecord record) {
        if (record.process().isEmpty()) {
            return Waiting.Answer.NEVER;
        }
        return serves(record) ? Waiting.Answer.YES : Waiting.Answer.NOT_YET;
    }

    private Path jar() {
        Path jar = checkout.resolve(name()).resolve("target").resolve(name() + ".jar");
        if (Files.notExists(jar)) {
            throw new StackException("there is no " + jar + ". Build it: ./mvnw -q -DskipTests package");
        }
        return jar;
    }
}
