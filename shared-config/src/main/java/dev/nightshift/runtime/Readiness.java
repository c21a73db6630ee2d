package dev.nightshift.runtime;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Whether a worker may be given work, and why not. */
final class Readiness {
    private final Map<String, ReadinessCheck> checks = new ConcurrentSkipListMap<>();
    private volatile String phase = "not started";

    /** Sets why the process as a whole is not ready; empty once it polls. */
    void phase(String reason) {
        phase = requireNonNull(reason, "reason");
    }

    void add(String name, ReadinessCheck check) {
        checks.put(name, check);
    }

    /** Returns every reason against; none if ready. */
    List<String> reasons() {
        List<String> reasons = new ArrayList<>();
        if (!phase.isEmpty()) {
            reasons.add(phase);
        }
        checks.forEach((name, check) -> ask(check).ifPresent(reason -> reasons.add(name + ": " + reason)));
        return reasons;
    }

    private static Optional<String> ask(ReadinessCheck check) {
        try {
            return check.reasonAgainst();
        } catch (RuntimeException e) {
            return Optional.of(e.getClass().getSimpleName());
        }
    }
}
