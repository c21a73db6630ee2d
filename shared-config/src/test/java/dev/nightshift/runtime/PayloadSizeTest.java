package dev.nightshift.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.runtime.ParcelWorkflow.Order;
import dev.nightshift.runtime.ParcelWorkflow.Parcel;
import dev.nightshift.runtime.ParcelWorkflow.Way;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever way a payload over one megabyte takes, its sender hears of it and nothing hangs. */
@Timeout(30)
class PayloadSizeTest {
    private static final int TOO_MANY = Payloads.MAX_BYTES + 1;
    private static final Order LARGE = new Order(Way.RETURN, 1, "x".repeat(TOO_MANY));

    private final ParcelQueue queue = new ParcelQueue();

    @AfterEach
    void close() {
        queue.close();
    }

    @Test
    void aPayloadOfExactlyOneMegabytePasses() {
        int braces = "{\"content\":\"\"}".length();

        Parcel parcel = queue.workflow("fits").carry(Order.of(Way.RETURN, Payloads.MAX_BYTES - braces));

        assertThat(parcel.content()).hasSize(Payloads.MAX_BYTES - braces);
        assertRefused(
                "Parcel",
                () -> queue.workflow("one-more").carry(Order.of(Way.RETURN, Payloads.MAX_BYTES - braces + 1)));
    }

    @Test
    void asWorkflowArgument() {
        assertRefused("Order", () -> queue.workflow("argument").carry(LARGE));
    }

    @Test
    void asWorkflowArgumentFromAnotherLanguage() {
        WorkflowStub stranger = queue.stranger("stranger");

        stranger.start(Map.of("way", "RETURN", "characters", 1, "padding", LARGE.padding()));

        assertRefused("Order", () -> stranger.getResult(Object.class));
    }

    @Test
    void asWorkflowResult() {
        assertRefused("Parcel", () -> queue.workflow("result").carry(Order.of(Way.RETURN, TOO_MANY)));
    }

    @Test
    void asActivityArgument() {
        assertRefused("Parcel", () -> queue.workflow("send").carry(Order.of(Way.SEND, TOO_MANY)));
    }

    @Test
    void asActivityResult() {
        assertRefused("Parcel", () -> queue.workflow("fetch").carry(Order.of(Way.FETCH, TOO_MANY)));
    }

    @Test
    void asSignalAndTheRunGoesOn() {
        ParcelWorkflow waiting = queue.waiting("signal");

        assertRefused("Parcel", () -> waiting.hurry(Parcel.of(TOO_MANY)));

        assertGoesOn(waiting, 0);
    }

    @Test
    void asSignalFromAnotherLanguageAndTheRunGoesOn() {
        ParcelWorkflow waiting = queue.waiting("signal");

        queue.strangerTo("signal").signal("hurry", Map.of("content", "x".repeat(TOO_MANY)));
        queue.strangerTo("signal").signal("hurry", Map.of("content", "x"));

        assertGoesOn(waiting, 1);
    }

    @Test
    void asUpdateArgumentAndTheRunGoesOn() {
        ParcelWorkflow waiting = queue.waiting("update");

        assertRefused("Order", () -> waiting.exchange(LARGE));

        assertGoesOn(waiting, 0);
    }

    @Test
    void asUpdateResultAndTheRunGoesOn() {
        ParcelWorkflow waiting = queue.waiting("update");

        assertRefused("Parcel", () -> waiting.exchange(Order.of(Way.RETURN, TOO_MANY)));

        assertGoesOn(waiting, 0);
    }

    @Test
    void asQueryArgumentAndTheRunGoesOn() {
        ParcelWorkflow waiting = queue.waiting("query");

        assertRefused("Order", () -> waiting.show(LARGE));

        assertGoesOn(waiting, 0);
    }

    @Test
    void asQueryResultAndTheRunGoesOn() {
        ParcelWorkflow waiting = queue.waiting("query");

        assertThatThrownBy(() -> waiting.show(Order.of(Way.RETURN, TOO_MANY)))
                .hasStackTraceContaining("Parcel has")
                .hasStackTraceContaining("more than the 1048576");

        assertGoesOn(waiting, 0);
    }

    private static void assertGoesOn(ParcelWorkflow waiting, int notes) {
        waiting.finish();
        assertThat(WorkflowStub.fromTyped(waiting).getResult(Parcel.class)).isEqualTo(Parcel.of(notes));
    }

    private static void assertRefused(String type, ThrowingCallable call) {
        assertThatThrownBy(call)
                .satisfies(thrown -> assertThat(application(thrown))
                        .returns("INVALID_INPUT", ApplicationFailure::getType)
                        .returns(true, ApplicationFailure::isNonRetryable)
                        .extracting(ApplicationFailure::getOriginalMessage)
                        .asString()
                        .startsWith(type + " has ")
                        .contains("more than the 1048576"));
    }

    static ApplicationFailure application(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ApplicationFailure application) {
                return application;
            }
        }
        throw new AssertionError("no ApplicationFailure", thrown);
    }
}
