package dev.nightshift.local;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is remembered of a part, so that the next command finds it again.
 *
 * @param kind what was started, such as a version; it differs where a restart is due
 * @param pid 0 while it is stopped on purpose
 * @param startedAt tells this process from a later one of the same id
 * @param port 0 if unknown; kept while the part is stopped
 * @param uiPort 0 if there is none
 */
record PartRecord(String name, String kind, long pid, Instant startedAt, int port, int uiPort) {
    static final Instant NEVER = Instant.EPOCH;

    /** The JDK computes a start time from the boot time, which the clock's corrections move a little. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    static PartRecord none(String name) {
        return new PartRecord(name, "", 0, NEVER, 0, 0);
    }

    static PartRecord of(String name, String kind, ProcessHandle process, int port, int uiPort) {
        return new PartRecord(
                name, kind, process.pid(), process.info().startInstant().orElse(NEVER), port, uiPort);
    }

    /** Whether it should run: it was started, and nobody has stopped it through the stack. */
    boolean isWanted() {
        return pid != 0;
    }

    PartRecord stopped() {
        return new PartRecord(name, kind, 0, NEVER, port, uiPort);
    }

    /** Returns the process if it lives. Another process that got its id since is not it. */
    Optional<ProcessHandle> process() {
        if (pid == 0) {
            return Optional.empty();
        }
        return ProcessHandle.of(pid).filter(Liveness::lives).filter(this::startedThen);
    }

    private boolean startedThen(ProcessHandle process) {
        return process.info()
                .startInstant()
                .map(start -> Duration.between(start, startedAt).abs().compareTo(TOLERANCE) <= 0)
                .orElse(false);
    }
}
