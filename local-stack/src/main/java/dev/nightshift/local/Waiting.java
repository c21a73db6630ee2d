package dev.nightshift.local;

import java.time.Duration;
import java.util.function.Supplier;

/** Waits for what another process does. */
final class Waiting {
    private static final Duration PAUSE = Duration.ofMillis(100);

    private Waiting() {}

    enum Answer {
        YES,
        NOT_YET,
        NEVER
    }

    /** Asks until the answer is yes or never, or the time is over. */
    static boolean until(Duration limit, Supplier<Answer> question) {
        long end = System.nanoTime() + limit.toNanos();
        do {
            Answer answer = question.get();
            if (answer != Answer.NOT_YET) {
                return answer == Answer.YES;
            }
            sleep(PAUSE);
        } while (System.nanoTime() < end);
        return false;
    }

    static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }
}
