package dev.nightshift.runtime;

import dev.nightshift.contract.OnQueue;
import dev.nightshift.contract.TaskQueue;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import io.temporal.activity.ActivityOptions;
import io.temporal.client.ActivityCompletionException;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.List;

/** A worker whose only activity takes seconds and heartbeats. It says on standard output what it does. */
public final class SlowWorker {
    private SlowWorker() {}

    public static void main(String[] args) {
        WorkerCli.of("worker-default", "Is slow.", 0)
                .polls(env -> env.integer("SLOW_STEPS", 30, 1, 10_000), (steps, process) -> {
                    try (AutoCloseable ignored = () -> System.out.println("resource closed")) {
                        process.run(WorkerSpec.polling(TaskQueue.DEFAULT)
                                .workflows(List.of(Impl.class))
                                .activities(new SlowImpl(steps)));
                    }
                })
                .main(args);
    }

    @OnQueue(TaskQueue.DEFAULT)
    @WorkflowInterface
    public interface SlowWorkflow {
        @WorkflowMethod
        void run();
    }

    @OnQueue(TaskQueue.DEFAULT)
    @ActivityInterface
    public interface Slow {
        @ActivityMethod(name = "test.Slow")
        void step();
    }

    public static final class Impl implements SlowWorkflow {
        private final Slow slow = Workflow.newActivityStub(
                Slow.class,
                ActivityOptions.newBuilder()
                        .setStartToCloseTimeout(Duration.ofMinutes(5))
                        .setHeartbeatTimeout(Duration.ofSeconds(20))
                        .build());

        @Override
        public void run() {
            slow.step();
        }
    }

    private record SlowImpl(int steps) implements Slow {
        @Override
        public void step() {
            System.out.println("activity began");
            try {
                for (int i = 0; i < steps; i++) {
                    Thread.sleep(100);
                    Activity.getExecutionContext().heartbeat(i);
                }
                System.out.println("activity ended");
            } catch (InterruptedException | ActivityCompletionException e) {
                System.out.println("activity stopped");
                throw new IllegalStateException(e);
            }
        }
    }
}
