package dev.nightshift.runtime;

import static java.util.Objects.requireNonNull;

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
    private final Map<String, LimitedCheck> checks = new ConcurrentSkipListMap<>();
    /** At most one thread per check, as none runs twice at a time. */
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "readiness");
        thread.setDaemon(true);
        return thread;
    });

    private volatile String phase = "not started";

    /** Sets why the process as a whole is not ready; empty once it polls. */
    void phase(String reason) {
        phase = requireNonNull(reason, "reason");
    }

    void add(String name, ReadinessCheck check) {
        checks.put(name, new LimitedCheck(check, threads));
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
