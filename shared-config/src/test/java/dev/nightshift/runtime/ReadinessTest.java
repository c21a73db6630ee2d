package dev.nightshift.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReadinessTest {
    private final Readiness readiness = new Readiness();
    private final AtomicInteger runs = new AtomicInteger();
    private final Semaphore answers = new Semaphore(0);

    @AfterEach
    void close() {
        readiness.close();
    }

    @Test
    void everybodyWhoAsksMeanwhileGetsTheAnswerOfOneRun() {
        readiness.phase("");
        readiness.add("database", this::slow);

        List<CompletableFuture<List<String>>> asked =
                Stream.generate(readiness::reasons).limit(100).toList();
        answers.release();

        assertThat(asked).allSatisfy(reasons -> assertThat(reasons.join()).isEmpty());
        assertThat(runs).hasValue(1);
    }

    @Test
    void aRunThatIsLateIsNotJoinedByAnother() {
        readiness.phase("");
        readiness.add("database", this::slow);
        readiness.add("temporal", () -> Optional.of("is elsewhere"));

        List<String> first = readiness.reasons().join();
        List<String> second = readiness.reasons().join();

        assertThat(first).containsExactly("database: does not answer", "temporal: is elsewhere");
        assertThat(second).isEqualTo(first);
        assertThat(runs).hasValue(1);
    }

    @Test
    void asksAnewOnceARunHasEnded() {
        readiness.phase("");
        readiness.add("database", this::slow);
        answers.release(2);

        assertThat(readiness.reasons().join()).isEmpty();
        assertThat(readiness.reasons().join()).isEmpty();

        assertThat(runs).hasValue(2);
    }

    @Test
    void aCheckThatBreaksIsAReason() {
        readiness.add("library", () -> {
            throw new NoClassDefFoundError("gone");
        });

        assertThat(readiness.reasons().join()).containsExactly("not started", "library: NoClassDefFoundError");
    }

    private Optional<String> slow() {
        runs.incrementAndGet();
        answers.acquireUninterruptibly();
        return Optional.empty();
    }
}
