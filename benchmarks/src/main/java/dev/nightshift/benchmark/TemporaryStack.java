package dev.nightshift.benchmark;

import dev.nightshift.config.Env;
import dev.nightshift.local.LocalStack;
import dev.nightshift.local.PartStatus;
import dev.nightshift.local.StackOptions;
import dev.nightshift.local.TemporalKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Temporal, PostgreSQL and workers in a folder of their own, on free ports, that are gone once this is closed. */
final class TemporaryStack implements AutoCloseable {
    private final LocalStack stack;
    private final AtEnd removal;

    private TemporaryStack(LocalStack stack) {
        this.stack = stack;
        this.removal = new AtEnd(stack::deleteAll);
    }

    /**
     * Starts a stack and waits until it serves. If a part of it cannot be had, nothing is left of it.
     *
     * @param checkout folder of the sources, where the JARs of the workers are built
     * @param root folder that may be indexed
     * @param settings for the workers, beside those that the stack decides
     * @param workers such as {@code storage}
     */
    static TemporaryStack open(Path checkout, Path root, Map<String, String> settings, String... workers) {
        return open(newFolder(), checkout, root, settings, workers);
    }

    static TemporaryStack open(Path folder, Path checkout, Path root, Map<String, String> settings, String... workers) {
        StackOptions options = StackOptions.of(checkout)
                .temporal(TemporalKind.AUTO)
                .temporalPort(freePort())
                .uiPort(freePort())
                .postgresPort(freePort())
                .allowedRoots(List.of(root));
        TemporaryStack opened = new TemporaryStack(LocalStack.at(folder, options, note -> {}));
        try {
            opened.stack.up();
            opened.add(settings);
            opened.requireNoOther();
            LocalStack.at(folder, options.workers(workers), note -> {}).up();
            return opened;
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    /** Returns the settings of workers and clients of this stack. */
    Map<String, String> settings() {
        return stack.settings();
    }

    Env env() {
        return Env.of(settings());
    }

    /** Returns which Temporal it is, such as {@code test-server} or the version of a server. */
    String temporal() {
        return stack.status().stream()
                .filter(part -> part.name().equals("temporal"))
                .map(PartStatus::detail)
                .map(detail -> detail.replaceFirst(",.*", ""))
                .findFirst()
                .orElse("unknown");
    }

    @Override
    public void close() {
        removal.close();
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The stack keeps lines that others add to its settings. */
    private void add(Map<String, String> settings) {
        StringBuilder lines = new StringBuilder();
        settings.forEach(
                (name, value) -> lines.append(name).append('=').append(value).append('\n'));
        try {
            Files.writeString(stack.folder().resolve("nightshift.properties"), lines, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A worker inherits the variables of this process, and they win over the stack's own settings. */
    private void requireNoOther() {
        settings().forEach((name, value) -> {
            String other = System.getenv(name);
            if (other != null && !other.isBlank() && !Objects.equals(other.strip(), value)) {
                throw new MeasurementException("the variable " + name
                        + " is set and would win over the settings of the temporary stack: unset it");
            }
        });
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("nightshift-benchmark-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
