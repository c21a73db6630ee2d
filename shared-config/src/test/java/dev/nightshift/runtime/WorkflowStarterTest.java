package dev.nightshift.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.runtime.ParcelWorkflow.Order;
import dev.nightshift.runtime.ParcelWorkflow.Parcel;
import dev.nightshift.runtime.ParcelWorkflow.Way;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowStub;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class WorkflowStarterTest {
    private static final Order WAIT = Order.of(Way.WAIT, 0);

    private final ParcelQueue queue = new ParcelQueue();

    @AfterEach
    void close() {
        queue.close();
    }

    @Test
    void joinsTheRunThatHoldsTheId() {
        ParcelWorkflow first = queue.starter().joinOrStart(ParcelWorkflow.class, "carry");
        ParcelWorkflow second = queue.starter().joinOrStart(ParcelWorkflow.class, "carry");

        WorkflowExecution started = WorkflowClient.start(first::carry, WAIT);
        WorkflowExecution joined = WorkflowClient.start(second::carry, WAIT);

        assertThat(joined).isEqualTo(started);
        second.finish();
        assertThat(WorkflowStub.fromTyped(first).getResult(Parcel.class)).isEqualTo(Parcel.of(0));
    }

    @Test
    void startsAtMostOncePerId() {
        ParcelWorkflow first = queue.starter().startOnce(ParcelWorkflow.class, "carry");
        ParcelWorkflow second = queue.starter().startOnce(ParcelWorkflow.class, "carry");
        ParcelWorkflow third = queue.starter().startOnce(ParcelWorkflow.class, "carry");

        Parcel parcel = first.carry(Order.of(Way.RETURN, 3));

        assertThatThrownBy(() -> WorkflowClient.start(second::carry, WAIT))
                .isInstanceOf(WorkflowExecutionAlreadyStarted.class);
        assertThat(third.carry(WAIT)).isEqualTo(parcel);
    }

    @Test
    void theSummaryIsReadable() {
        ParcelWorkflow run =
                queue.starter().joinOrStart(ParcelWorkflow.class, "carry/acme/0123", "Carry a blue parcel");

        run.carry(Order.of(Way.RETURN, 1));

        assertThat(queue.startedEvent("carry/acme/0123")
                        .getUserMetadata()
                        .getSummary()
                        .getData()
                        .toStringUtf8())
                .isEqualTo("\"Carry a blue parcel\"");
    }

    @Test
    void notifiesTheRunThatHoldsTheId() {
        CountingWorkflow first = notify("count", 1);
        CountingWorkflow second = notify("count", 2);

        assertThat(WorkflowStub.fromTyped(second).getExecution())
                .isEqualTo(WorkflowStub.fromTyped(first).getExecution());
        second.close();
        assertThat(WorkflowStub.fromTyped(first).getResult(Integer.class)).isEqualTo(2);
    }

    @Test
    void losesNoEventToARunThatIsJustClosing() {
        int taken = 0;
        Set<String> runs = new HashSet<>();

        for (int event = 1; event <= 300; event++) {
            CountingWorkflow run = notify("race", event);
            boolean fresh = runs.add(WorkflowStub.fromTyped(run).getExecution().getRunId());
            taken += fresh ? 0 : 1;
            if (event % 2 == 0) {
                run.close();
            }
        }

        int counted = runs.stream().mapToInt(this::count).sum();
        assertThat(runs).hasSizeGreaterThan(50);
        assertThat(taken).isPositive();
        assertThat(counted).isGreaterThanOrEqualTo(300);
    }

    private int count(String runId) {
        CountingWorkflow.closeQuietly(queue.client(), "race", runId);
        return queue.client()
                .newUntypedWorkflowStub(
                        WorkflowExecution.newBuilder()
                                .setWorkflowId("race")
                                .setRunId(runId)
                                .build(),
                        Optional.empty())
                .getResult(Integer.class);
    }

    private CountingWorkflow notify(String id, int event) {
        return queue.starter()
                .startOrNotify(
                        CountingWorkflow.class, id, "Count events", CountingWorkflow::count, run -> run.take(event));
    }
}
