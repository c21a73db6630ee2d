package dev.nightshift.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a running PostgreSQL notes in its data folder, and leaves there when it is killed.
 *
 * @param port that it listens on
 */
record PostmasterFile(ProcessHandle process, int port) {
    private static final int START_LINE = 2;
    private static final int PORT_LINE = 3;
    /** The file is written within the first seconds of the process. */
    private static final Duration TOLERANCE = Duration.ofSeconds(10);

    /** Returns the server that runs on {@code data}; a stale note, or one about another process, is none. */
    static Optional<PostmasterFile> read(Path data) {
        Path file = data.resolve("postmaster.pid");
        try {
            if (Files.notExists(file)) {
                return Optional.empty();
            }
            List<String> lines = Files.readAllLines(file);
            if (lines.size() <= PORT_LINE) {
                return Optional.empty();
            }
            Instant started =
                    Instant.ofEpochSecond(Long.parseLong(lines.get(START_LINE).strip()));
            int port = Integer.parseInt(lines.get(PORT_LINE).strip());
            return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                    .filter(Liveness::lives)
                    .filter(process -> startedAround(process, started))
                    .map(process -> new PostmasterFile(process, port));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /**
     * Deletes the note of a server that has ended and is still in the table of processes, which PostgreSQL
     * would take for alive. Not while a child of that server works: the note leads to what both would share.
     */
    static void forgetZombie(Path data) {
        Path file = data.resolve("postmaster.pid");
        try {
            if (Files.exists(file)
                    && Liveness.isZombie(
                            Long.parseLong(Files.readAllLines(file).get(0).strip()))
                    && !Liveness.isWorkedIn(data.toRealPath())) {
                Files.delete(file);
            }
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
            throw new StackException("cannot make sense of " + file + ": " + e, e);
        }
    }

    private static boolean startedAround(ProcessHandle process, Instant time) {
        return process.info()
                .startInstant()
                .map(start -> Duration.between(start, time).abs().compareTo(TOLERANCE) <= 0)
                .orElse(false);
    }
}
