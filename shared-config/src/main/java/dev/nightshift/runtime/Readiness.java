package dev.nightshift.runtime;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Whether a worker may be given work, and why not. */
final class Readiness implements AutoCloseable {
    /** What {@link ReadinessCheck} tells those who write one. */
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final Duration limit;
    private final Map<String, LimitedCheck> checks = new ConcurrentSkipListMap<>();
    /** At most one thread per check, as none runs twice at a time. */
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "readiness");
        thread.setDaemon(true);
        return thread;
    });

    private volatile String phase = "not started";

    Readiness() {
        this(LIMIT);
    }

    /** @param limit how long the answer to one check is waited for */
    Readiness(Duration limit) {
        this.limit = requireNonNull(limit, "limit");
    }

    /** Sets why the process as a whole is not ready; empty once it polls. */
    void phase(String reason) {
        phase = requireNonNull(reason, "reason");
    }

    void add(String name, ReadinessCheck check) {
        checks.put(name, new LimitedCheck(check, limit, threads));
    }

    /** Asks all checks at once; completes within their limit with every reason against, with none if ready. */
    CompletableFuture<List<String>> reasons() {
        Map<String, CompletableFuture<Optional<String>>> answers = new LinkedHashMap<>();
        checks.forEach((name, check) -> answers.put(name, check.ask()));
        return CompletableFuture.allOf(answers.values().toArray(CompletableFuture<?>[]::new))
                .thenApply(all -> reasons(answers));
    }

    private List<String> reasons(Map<String, CompletableFuture<Optional<String>>> answers) {
        List<String> reasons = new ArrayList<>();
        if (!phase.isEmpty()) {
            reasons.add(phase);
        }
        answers.forEach((name, answer) -> answer.join().ifPresent(reason -> reasons.add(name + ": " + reason)));
        return reasons;
    }

    /** Interrupts checks that still run. Nobody may ask any more. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
