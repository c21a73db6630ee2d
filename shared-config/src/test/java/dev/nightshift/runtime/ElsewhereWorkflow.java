package dev.nightshift.runtime;

import dev.nightshift.contract.OnQueue;
import dev.nightshift.contract.TaskQueue;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import io.temporal.activity.ActivityOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;

/** A workflow whose only step belongs to another worker. */
@OnQueue(TaskQueue.DEFAULT)
@WorkflowInterface
public interface ElsewhereWorkflow {
    @WorkflowMethod
    void run();

    @OnQueue(TaskQueue.ML)
    @ActivityInterface
    interface Elsewhere {
        @ActivityMethod(name = "test.Elsewhere")
        void step();
    }

    final class Impl implements ElsewhereWorkflow {
        private final Elsewhere elsewhere = Workflow.newActivityStub(
                Elsewhere.class,
                ActivityOptions.newBuilder()
                        .setTaskQueue(TaskQueue.ML.queueName())
                        .setStartToCloseTimeout(Duration.ofMinutes(5))
                        .build());

        @Override
        public void run() {
            elsewhere.step();
        }
    }
}
