package dev.nightshift.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.contract.OnQueue;
import dev.nightshift.contract.TaskQueue;
import dev.nightshift.runtime.WorkflowStarter;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RoutesTest {
    @Test
    void aChildRunsOnItsOwnQueue() {
        try (TestQueues queues = new TestQueues()) {
            queues.workflows(ParentWorkflowImpl.class, ChildWorkflowImpl.class);

            String queue = new WorkflowStarter(queues.start())
                    .startOnce(ParentWorkflow.class, "parent")
                    .queueOfChild();

            assertThat(queue).isEqualTo("repo-indexing-queue");
        }
    }

    @OnQueue(TaskQueue.DEFAULT)
    @WorkflowInterface
    public interface ParentWorkflow {
        @WorkflowMethod
        String queueOfChild();
    }

    @OnQueue(TaskQueue.REPO_INDEXING)
    @WorkflowInterface
    public interface ChildWorkflow {
        @WorkflowMethod
        String queue();
    }

    public static final class ParentWorkflowImpl implements ParentWorkflow {
        @Override
        public String queueOfChild() {
            return Routes.child(ChildWorkflow.class, "child").queue();
        }
    }

    public static final class ChildWorkflowImpl implements ChildWorkflow {
        @Override
        public String queue() {
            return Workflow.getInfo().getTaskQueue();
        }
    }
}
