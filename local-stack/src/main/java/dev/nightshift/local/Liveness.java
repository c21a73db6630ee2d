package dev.nightshift.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells living processes from those that have ended. In a container whose first process collects no
 * orphans, an ended process stays in the table for ever, and Java takes it for alive.
 */
final class Liveness {
    private static final Path PROCESSES = Path.of("/proc");

    private Liveness() {}

    static boolean lives(ProcessHandle process) {
        return process.isAlive() && !isZombie(process.pid());
    }

    static boolean isZombie(long pid) {
        try {
            String stat = Files.readString(PROCESSES.resolve(Long.toString(pid)).resolve("stat"));
            // The name, in parentheses, may itself hold some.
            return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns whether any process has {@code folder} as its working folder. */
    static boolean isWorkedIn(Path folder) {
        return ProcessHandle.allProcesses()
                .anyMatch(process -> workingFolder(process).equals(Optional.of(folder)));
    }

    private static Optional<Path> workingFolder(ProcessHandle process) {
        return Stream.of(PROCESSES.resolve(Long.toString(process.pid())).resolve("cwd"))
                .flatMap(link -> {
                    try {
                        return Stream.of(Files.readSymbolicLink(link));
                    } catch (IOException e) {
                        return Stream.empty();
                    }
                })
                .findFirst();
    }
}
