package dev.nightshift.local;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Starts processes that outlive this one and its terminal, finds them again, and stops them. */
final class Daemons {
    private static final long ROTATE_BYTES = 20_000_000;
    /** Variables by which a shell names a PostgreSQL or a Temporal that is not the stack's. */
    private static final List<String> FOREIGN = List.of("PG", "DATABASE_", "TEMPORAL_");

    private Daemons() {}

    /**
     * Starts a process in a session of its own, which neither Ctrl-C nor a closed terminal reaches.
     *
     * @param environment is added to that of this process, without what names servers of its own
     */
    static ProcessHandle start(List<String> command, Map<String, String> environment, Path folder, Path log) {
        List<String> detached = new ArrayList<>(detaching());
        detached.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(detached)
                .directory(folder.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(nothing()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> FOREIGN.stream().anyMatch(name::startsWith));
        builder.environment().putAll(environment);
        try {
            rotate(log);
            return builder.start().toHandle();
        } catch (IOException e) {
            throw new StackException("cannot start " + command.get(0) + ": " + e.getMessage(), e);
        }
    }

    /** Asks a process to end, and after {@code grace} ends it. Returns whether it went by itself. */
    static boolean stop(ProcessHandle process, Duration grace) {
        process.destroy();
        if (awaitExit(process, grace)) {
            return true;
        }
        process.destroyForcibly();
        if (!awaitExit(process, Duration.ofSeconds(10))) {
            throw new StackException("process " + process.pid() + " does not end");
        }
        return false;
    }

    static boolean awaitExit(ProcessHandle process, Duration limit) {
        return Waiting.until(limit, () -> Liveness.lives(process) ? Waiting.Answer.NOT_YET : Waiting.Answer.YES);
    }

    /**
     * Returns the processes that have {@code marker}, a path within the stack's own folder, among
     * their arguments, by itself or as the value of a property. So those are found again that no record names, because whoever started them was killed.
     */
    static List<ProcessHandle> markedBy(Path marker) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .filter(process -> carries(process.info(), marker.toString()))
                .toList();
    }

    /** Of a long command line Java knows no arguments, only the beginning of the whole. */
    private static boolean carries(ProcessHandle.Info process, String marker) {
        return process.arguments()
                .map(arguments -> Stream.of(arguments)
                        .anyMatch(argument -> argument.equals(marker) || argument.endsWith("=" + marker)))
                .orElseGet(() -> process.commandLine().orElse("").contains("=" + marker + " "));
    }

    /** Returns the last lines of a log, for a message about what went wrong. */
    static String tail(Path log, int lines) {
        try {
            List<String> all = Files.exists(log) ? Files.readAllLines(log, ISO_8859_1) : List.of();
            return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
        } catch (IOException e) {
            return "(cannot read " + log + ")";
        }
    }

    /** Returns the program if it is on the {@code PATH}. */
    static Optional<Path> onPath(String program) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(path.split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder).resolve(program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static List<String> detaching() {
        if (isWindows()) {
            return List.of();
        }
        return onPath("setsid")
                .map(setsid -> List.of(setsid.toString()))
                .orElse(List.of("/bin/sh", "-c", "trap '' HUP INT; exec \"$@\"", "nightshift"));
    }

    private static File nothing() {
        return new File(isWindows() ? "NUL" : "/dev/null");
    }

    private static boolean isWindows() {
        return File.separatorChar == '\\';
    }

    private static void rotate(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > ROTATE_BYTES) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
