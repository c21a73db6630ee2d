package dev.nightshift.local;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * What a stack is asked to run.
 *
 * @param checkout folder of the sources, in whose {@code worker-NAME/target} the JARs of workers are
 * @param temporal which Temporal to start
 * @param temporalPort 1 to 65535; empty: 7233 or, if that is taken, any free port
 * @param uiPort 1 to 65535; empty: 8233 or, if that is taken, any free port
 * @param postgresPort 1 to 65535; empty: 5433 or, if that is taken, any free port
 * @param workers names such as {@code storage}, to be started beside those that run already
 * @param allowedRoots folders that may be indexed; empty: those of an earlier run, or the checkout
 */
public record StackOptions(
        Path checkout,
        TemporalKind temporal,
        OptionalInt temporalPort,
        OptionalInt uiPort,
        OptionalInt postgresPort,
        List<String> workers,
        List<Path> allowedRoots) {
    /** Every worker there is. */
    public static final List<String> ALL_WORKERS = List.of("storage", "default", "dreaming", "openai", "ml");

    public StackOptions {
        checkout = checkout.toAbsolutePath().normalize();
        workers = List.copyOf(workers);
        allowedRoots = List.copyOf(allowedRoots);
        for (String worker : workers) {
            if (!ALL_WORKERS.contains(worker)) {
                throw new StackException("there is no worker " + worker + ", but " + String.join(", ", ALL_WORKERS));
            }
        }
    }

    /** Temporal and PostgreSQL on ports of their own choice, and no worker. */
    public static StackOptions of(Path checkout) {
        return new StackOptions(
                checkout,
                TemporalKind.AUTO,
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                List.of(),
                List.of());
    }

    public StackOptions temporal(TemporalKind kind) {
        return new StackOptions(checkout, kind, temporalPort, uiPort, postgresPort, workers, allowedRoots);
    }

    public StackOptions temporalPort(int port) {
        return new StackOptions(checkout, temporal, OptionalInt.of(port), uiPort, postgresPort, workers, allowedRoots);
    }

    public StackOptions uiPort(int port) {
        return new StackOptions(
                checkout, temporal, temporalPort, OptionalInt.of(port), postgresPort, workers, allowedRoots);
    }

    public StackOptions postgresPort(int port) {
        return new StackOptions(checkout, temporal, temporalPort, uiPort, OptionalInt.of(port), workers, allowedRoots);
    }

    public StackOptions workers(String... names) {
        return new StackOptions(
                checkout, temporal, temporalPort, uiPort, postgresPort, Arrays.asList(names), allowedRoots);
    }

    public StackOptions allowedRoots(List<Path> roots) {
        return new StackOptions(checkout, temporal, temporalPort, uiPort, postgresPort, workers, roots);
    }
}
