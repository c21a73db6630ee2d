package dev.nightshift.runtime;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** A check that is never run twice at a time, and whose askers wait for a run no longer than its limit. */
final class LimitedCheck {
    private static final Optional<String> LATE = Optional.of("does not answer");

    private final ReadinessCheck check;
    private final Duration limit;
    private final Executor threads;
    private CompletableFuture<Optional<String>> run = CompletableFuture.completedFuture(Optional.empty());
    private CompletableFuture<Optional<String>> answer = run;

    /** @param threads must run a check at once, whatever other checks do */
    LimitedCheck(ReadinessCheck check, Duration limit, Executor threads) {
        this.check = requireNonNull(check, "check");
        this.limit = requireNonNull(limit, "limit");
        this.threads = requireNonNull(threads, "threads");
    }

    /** Returns the answer of the run under way, which is known at once if it is late already, or of a new one. */
    synchronized CompletableFuture<Optional<String>> ask() {
        if (run.isDone()) {
            run = CompletableFuture.supplyAsync(check::reasonAgainst, threads).exceptionally(LimitedCheck::failed);
            answer = run.copy().completeOnTimeout(LATE, limit.toMillis(), TimeUnit.MILLISECONDS);
        }
        return answer;
    }

    private static Optional<String> failed(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return Optional.of(requireNonNull(cause).getClass().getSimpleName());
    }
}
