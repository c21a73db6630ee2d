package dev.nightshift.benchmark;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Java program in a process of its own, and what Linux tells of it. Closing it ends the process. */
final class JavaChild implements AutoCloseable {
    private static final long POLL_EVERY_NANOS = 10_000_000;
    private static final Duration LONGEST_START = Duration.ofMinutes(2);
    private static final long GRACE_SECONDS = 40;
    /** Variables of a user's own set-up would lead a worker elsewhere. */
    private static final Pattern DECIDES =
            Pattern.compile("(TEMPORAL|DATABASE|STORAGE|EXTRACTION|EMBEDDING|WORKER|HEALTH|LOG|NIGHTSHIFT)_.*");

    private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB$");

    private final Process process;
    private final Path proc;
    private final Path log;
    private final long begin;
    private final AtEnd end;

    private JavaChild(Process process, Path proc, Path log, long begin) {
        this.process = process;
        this.proc = proc;
        this.log = log;
        this.begin = begin;
        this.end = new AtEnd(this::stop);
    }

    /**
     * Starts {@code java} as this process runs on, without any option.
     *
     * @param proc where Linux shows its processes: {@code /proc}
     * @param folder to run in, and to keep what the program prints
     */
    static JavaChild start(Path proc, Path folder, Map<String, String> settings, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        Path log = folder.resolve("child.log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> DECIDES.matcher(name).matches());
        builder.environment().putAll(settings);
        try {
            long begin = System.nanoTime();
            return new JavaChild(builder.start(), proc, log, begin);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Asks every 10 ms and returns the seconds from the start of the process to the first yes.
     *
     * @throws MeasurementException if the process ends, or is not ready within two minutes
     */
    double awaitReady(Question ready) throws InterruptedException {
        long next = System.nanoTime();
        while (!ready.holds()) {
            if (!process.isAlive() || System.nanoTime() - begin > LONGEST_START.toNanos()) {
                throw new MeasurementException("a process does not become ready; it said:\n" + said());
            }
            next = Math.max(next + POLL_EVERY_NANOS, System.nanoTime());
            TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    /** Returns the seconds that its threads have run on a processor so far. */
    double processorSeconds() {
        return process.info()
                .totalCpuDuration()
                .map(spent -> spent.toNanos() / 1e9)
                .orElseThrow(() -> new MeasurementException("the system tells no processor time of processes"));
    }

    /** Returns its resident memory in MiB. */
    double residentMebibytes() {
        try {
            Path status = proc.resolve(Long.toString(process.pid())).resolve("status");
            Matcher line = RESIDENT.matcher(Files.readString(status, StandardCharsets.ISO_8859_1));
            if (!line.find()) {
                throw new MeasurementException(status + " tells no resident memory");
            }
            return Long.parseLong(line.group(1)) / 1024.0;
        } catch (IOException e) {
            throw new MeasurementException("a process ended while it was idle; it said:\n" + said(), e);
        }
    }

    boolean hasSaidSomething() {
        return log.toFile().length() > 0;
    }

    @Override
    public void close() {
        end.close();
    }

    private void stop() {
        process.destroy();
        try {
            if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private String said() {
        try {
            return Files.readString(log, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "(its output cannot be read: " + e + ")";
        }
    }

    /** Something to ask a process until the answer is yes. */
    interface Question {
        boolean holds() throws InterruptedException;
    }
}
