package dev.nightshift.runtime;

import dev.nightshift.contract.OnQueue;
import dev.nightshift.contract.TaskQueue;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.util.Optional;

/** Counts the events it takes until it is closed. */
@OnQueue(TaskQueue.DEFAULT)
@WorkflowInterface
public interface CountingWorkflow {
    /** Returns how many events were taken. */
    @WorkflowMethod
    int count();

    @UpdateMethod
    void take(int event);

    @SignalMethod
    void close();

    static void closeQuietly(WorkflowClient client, String id, String runId) {
        try {
            client.newUntypedWorkflowStub(
                            WorkflowExecution.newBuilder()
                                    .setWorkflowId(id)
                                    .setRunId(runId)
                                    .build(),
                            Optional.empty())
                    .signal("close");
        } catch (WorkflowNotFoundException e) {
            // It is closed already.
        }
    }

    final class Impl implements CountingWorkflow {
        private int taken;
        private boolean closed;

        @Override
        public int count() {
            Workflow.await(() -> closed);
            return taken;
        }

        @Override
        public void take(int event) {
            taken++;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
