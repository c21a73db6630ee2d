package dev.nightshift.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.nightshift.local.TestStacks.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder that stands for a machine with no more programs than a test gives it. */
final class BareMachine {
    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();

    private BareMachine(Path folder) {
        this.folder = folder;
    }

    static BareMachine in(Path folder, List<String> tools) throws IOException {
        BareMachine machine = new BareMachine(folder);
        Files.createDirectories(folder.resolve("bin"));
        for (String tool : tools) {
            machine.give(tool);
        }
        machine.set("HOME", folder.resolve("user").toString());
        machine.set("PATH", folder.resolve("bin").toString());
        return machine;
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    void set(String variable, String value) {
        environment.put(variable, value);
    }

    void unset(String variable) {
        environment.remove(variable);
    }

    /** Puts a tool of this machine on the test's PATH; a machine without it cannot show what becomes of it. */
    void give(String tool) throws IOException {
        Optional<Path> found = Daemons.onPath(tool);
        assumeTrue(found.isPresent(), tool + " is not on the PATH");
        program("bin/" + tool, "#!/bin/sh\nexec " + found.get() + " \"$@\"\n");
    }

    /** Writes an executable file, in folders that are made for it. */
    void program(String name, String content) throws IOException {
        Path path = path(name);
        Files.createDirectories(path.resolveSibling(""));
        Files.writeString(path, content);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Returns the exit code and both streams. */
    Ended run(String program, String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        Stream.concat(Stream.of(path(program).toString()), Stream.of(arguments))
                                .toList())
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Ended(process.waitFor(), output);
    }
}
