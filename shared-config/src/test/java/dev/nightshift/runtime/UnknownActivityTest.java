package dev.nightshift.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestActivityEnvironment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UnknownActivityTest {
    @ActivityInterface
    public interface LaterActivities {
        @ActivityMethod(name = "later.Invented")
        String invented();
    }

    private final TestActivityEnvironment environment = TestActivityEnvironment.newInstance();

    @AfterEach
    void close() {
        environment.close();
    }

    @Test
    void failsByNameAndMayBeTriedAgain() {
        environment.registerActivitiesImplementations(new UnknownActivity());
        LaterActivities activities = environment.newActivityStub(LaterActivities.class);

        assertThatThrownBy(activities::invented)
                .isInstanceOf(ActivityFailure.class)
                .cause()
                .isInstanceOfSatisfying(ApplicationFailure.class, failure -> {
                    assertThat(failure.getType()).isEqualTo("UNKNOWN_ACTIVITY");
                    assertThat(failure.isNonRetryable()).isFalse();
                    assertThat(failure.getOriginalMessage())
                            .endsWith("does not know the activity later.Invented; deploy the version that does");
                });
    }
}
