package dev.nightshift.system;

import dev.nightshift.local.LocalStack;
import dev.nightshift.local.PartStatus;
import dev.nightshift.local.StackOptions;
import dev.nightshift.local.TemporalKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A stack of its own for one test class, with worker-storage. On the Java test server, unless
 * {@code NIGHTSHIFT_SYSTEM_TEMPORAL=server} asks for a real one.
 */
final class Stack implements AutoCloseable {
    private final LocalStack stack;
    private final Path documents;

    Stack(Path folder, Path documents) {
        this.documents = documents;
        this.stack = LocalStack.open(
                folder,
                StackOptions.of(Jars.repository())
                        .temporal(temporal())
                        .temporalPort(Ports.free())
                        .uiPort(Ports.free())
                        .postgresPort(Ports.free())
                        .workers("storage")
                        .allowedRoots(List.of(documents)));
    }

    static TemporalKind temporal() {
        return "server".equals(System.getenv("NIGHTSHIFT_SYSTEM_TEMPORAL"))
                ? TemporalKind.SERVER
                : TemporalKind.TEST_SERVER;
    }

    /** Runs a command of worker-storage. */
    Finished storage(String... arguments) throws IOException, InterruptedException {
        return Finished.java(Jars.worker("storage"), stack.settings(), documents, arguments);
    }

    Index index(String tenant) {
        return new Index(stack.settings(), tenant);
    }

    /** Ends the process of a part, such as {@code worker-storage}, as a power cut would. */
    void kill(String part) {
        long pid = stack.status().stream()
                .filter(status -> status.name().equals(part))
                .mapToLong(PartStatus::pid)
                .findFirst()
                .orElseThrow();
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
    }

    void stop(String part) {
        stack.down(List.of(part));
    }

    /** Starts what is not running. */
    void repair() {
        stack.up();
    }

    LocalStack parts() {
        return stack;
    }

    @Override
    public void close() {
        stack.deleteAll();
    }
}
