package dev.nightshift.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TemporalFailure;
import org.junit.jupiter.api.Test;

class KnownFailuresTest {
    @Test
    void takesTheTypeFromTheCause() {
        ApplicationFailure unavailable = ApplicationFailure.newFailure("the database is down", "UNAVAILABLE");
        ApplicationFailure wrapper = ApplicationFailure.newFailureWithCause("wrapped", "Wrapper", unavailable);

        assertThatThrownBy(() -> fail(wrapper)).isInstanceOfSatisfying(ApplicationFailure.class, failure -> {
            assertThat(failure.getType()).isEqualTo("UNAVAILABLE");
            assertThat(failure.getOriginalMessage()).isEqualTo("the database is down");
            assertThat(failure).hasCause(wrapper);
        });
    }

    @Test
    void leavesOtherFailuresAsTheyAre() {
        ApplicationFailure bug = ApplicationFailure.newFailure("no such index", "java.lang.IndexOutOfBoundsException");
        ApplicationFailure wrapper = ApplicationFailure.newFailureWithCause("wrapped", "Wrapper", bug);
        CanceledFailure cancelled = new CanceledFailure("enough");

        assertThatThrownBy(() -> fail(wrapper)).isSameAs(wrapper);
        assertThatThrownBy(() -> fail(cancelled)).isSameAs(cancelled);
    }

    private static void fail(TemporalFailure failure) {
        KnownFailures.named(() -> {
            throw failure;
        });
    }
}
