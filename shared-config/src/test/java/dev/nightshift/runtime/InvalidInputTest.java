package dev.nightshift.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.runtime.ParcelWorkflow.Parcel;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What another language sends and no record accepts ends in a failure that names the field. */
@Timeout(30)
class InvalidInputTest {
    private static final Map<String, Object> GOOD = Map.of("way", "RETURN", "characters", 1, "padding", "");
    private static final Map<String, Object> NEGATIVE = Map.of("way", "RETURN", "characters", -1, "padding", "");

    private final ParcelQueue queue = new ParcelQueue();

    @AfterEach
    void close() {
        queue.close();
    }

    @Test
    void aRefusalOfTheRecordFailsTheWorkflow() {
        assertInvalid("characters must not be negative but is -1", () -> start(NEGATIVE));
    }

    @Test
    void aMissingFieldFailsTheWorkflow() {
        assertInvalid("way is missing", () -> start(Map.of("characters", 1, "padding", "")));
    }

    @Test
    void aWrongTypeFailsTheWorkflow() {
        assertInvalid("characters: ", () -> start(Map.of("way", "RETURN", "characters", "many", "padding", "")));
    }

    @Test
    void anUnknownConstantFailsTheWorkflow() {
        assertInvalid("way: ", () -> start(Map.of("way", "SWIM", "characters", 1, "padding", "")));
    }

    @Test
    void whatIsNoObjectFailsTheWorkflow() {
        assertInvalid("Order", () -> start("no object"));
    }

    @Test
    void aMissingArgumentFailsTheWorkflow() {
        assertInvalid("argument 1 is missing or null", () -> start());
    }

    @Test
    void nullAsArgumentFailsTheWorkflow() {
        assertInvalid("argument 1 is missing or null", () -> start(new Object[] {null}));
    }

    @Test
    void anUnknownFieldIsIgnored() {
        assertThat(start(Map.of("way", "RETURN", "characters", 1, "padding", "", "priority", 7)))
                .isEqualTo(Map.of("content", "x"));
    }

    @Test
    void anUpdateIsRefusedAndTheRunGoesOn() {
        ParcelWorkflow waiting = queue.waiting("run");

        assertInvalid(
                "characters must not be negative but is -1",
                () -> queue.strangerTo("run").update("exchange", Object.class, NEGATIVE));

        assertGoesOn(waiting);
    }

    @Test
    void aQueryIsRefusedAndTheRunGoesOn() {
        ParcelWorkflow waiting = queue.waiting("run");

        assertThatThrownBy(() -> queue.strangerTo("run").query("show", Object.class, NEGATIVE))
                .hasStackTraceContaining("characters must not be negative but is -1");

        assertGoesOn(waiting);
    }

    @Test
    void aSignalIsDroppedAndTheRunGoesOn() {
        ParcelWorkflow waiting = queue.waiting("run");

        queue.strangerTo("run").signal("hurry", "no object");

        assertThat(queue.strangerTo("run").query("show", Map.class, GOOD)).isEqualTo(Map.of("content", "x"));
        assertGoesOn(waiting);
    }

    private Object start(Object... input) {
        WorkflowStub stranger = queue.stranger("start");
        stranger.start(input);
        return stranger.getResult(Object.class);
    }

    private static void assertGoesOn(ParcelWorkflow waiting) {
        waiting.finish();
        assertThat(WorkflowStub.fromTyped(waiting).getResult(Parcel.class)).isEqualTo(Parcel.of(0));
    }

    private static void assertInvalid(String message, ThrowingCallable call) {
        assertThatThrownBy(call)
                .satisfies(thrown -> assertThat(PayloadSizeTest.application(thrown))
                        .returns("INVALID_INPUT", ApplicationFailure::getType)
                        .returns(true, ApplicationFailure::isNonRetryable)
                        .extracting(ApplicationFailure::getOriginalMessage)
                        .asString()
                        .contains(message));
    }
}
