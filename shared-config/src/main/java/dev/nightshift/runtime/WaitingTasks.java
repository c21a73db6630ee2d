package dev.nightshift.runtime;

import static java.util.Objects.requireNonNull;

import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.PendingActivityState;
import io.temporal.api.enums.v1.PendingWorkflowTaskState;
import io.temporal.api.enums.v1.TaskQueueKind;
import io.temporal.api.enums.v1.TaskQueueType;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.client.WorkflowClient;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Finds the queues on which a run, or one of its children, waits for a worker to take its next step. */
final class WaitingTasks {
    private static final int DEPTH = 3;
    private static final int CHILDREN = 20;
    private static final long DEADLINE_SECONDS = 3;

    private final WorkflowClient client;

    WaitingTasks(WorkflowClient client) {
        this.client = requireNonNull(client, "client");
    }

    /** A task that no worker has taken, by the queue it lies in. */
    record Waiting(String queue, TaskQueueType type) {}

    /** @throws io.grpc.StatusRuntimeException if there is no such run, or the server does not answer */
    Set<Waiting> of(String workflowId) {
        return of(workflowId, DEPTH);
    }

    private Set<Waiting> of(String workflowId, int depth) {
        DescribeWorkflowExecutionResponse run = describe(workflowId);
        Set<Waiting> waiting = new LinkedHashSet<>();
        if (run.getWorkflowExecutionInfo().getStatus() != WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING) {
            return waiting;
        }
        Set<String> untaken = run.getPendingActivitiesList().stream()
                .filter(WaitingTasks::isUntaken)
                .map(PendingActivityInfo::getActivityId)
                .collect(Collectors.toSet());
        if (!untaken.isEmpty() || mayHaveUntakenWorkflowTask(run)) {
            List<HistoryEvent> events = client.fetchHistory(workflowId).getEvents();
            addActivities(events, untaken, waiting);
            addWorkflowTask(events, waiting);
        }
        if (depth > 0) {
            run.getPendingChildrenList().stream()
                    .limit(CHILDREN)
                    .forEach(child -> waiting.addAll(of(child.getWorkflowId(), depth - 1)));
        }
        return waiting;
    }

    private DescribeWorkflowExecutionResponse describe(String workflowId) {
        return client.getWorkflowServiceStubs()
                .blockingStub()
                .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS)
                .describeWorkflowExecution(DescribeWorkflowExecutionRequest.newBuilder()
                        .setNamespace(client.getOptions().getNamespace())
                        .setExecution(WorkflowExecution.newBuilder().setWorkflowId(workflowId))
                        .build());
    }

    private static boolean isUntaken(PendingActivityInfo activity) {
        return activity.getState() == PendingActivityState.PENDING_ACTIVITY_STATE_SCHEDULED
                && activity.getAttempt() <= 1
                && activity.getLastStartedTime().getSeconds() == 0;
    }

    /** A test server does not tell the pending workflow task; its absence then means nothing. */
    private static boolean mayHaveUntakenWorkflowTask(DescribeWorkflowExecutionResponse run) {
        return run.hasPendingWorkflowTask()
                ? run.getPendingWorkflowTask().getState()
                        == PendingWorkflowTaskState.PENDING_WORKFLOW_TASK_STATE_SCHEDULED
                : run.getPendingActivitiesCount() == 0 && run.getPendingChildrenCount() == 0;
    }

    private static void addActivities(List<HistoryEvent> events, Set<String> untaken, Set<Waiting> waiting) {
        events.stream()
                .filter(HistoryEvent::hasActivityTaskScheduledEventAttributes)
                .map(HistoryEvent::getActivityTaskScheduledEventAttributes)
                .filter(scheduled -> untaken.contains(scheduled.getActivityId()))
                .forEach(scheduled -> waiting.add(
                        new Waiting(scheduled.getTaskQueue().getName(), TaskQueueType.TASK_QUEUE_TYPE_ACTIVITY)));
    }

    private static void addWorkflowTask(List<HistoryEvent> events, Set<Waiting> waiting) {
        for (int i = events.size() - 1; i >= 0; i--) {
            HistoryEvent event = events.get(i);
            if (event.hasWorkflowTaskStartedEventAttributes()) {
                return;
            }
            if (event.hasWorkflowTaskScheduledEventAttributes()) {
                TaskQueue queue =
                        event.getWorkflowTaskScheduledEventAttributes().getTaskQueue();
                boolean sticky = queue.getKind() == TaskQueueKind.TASK_QUEUE_KIND_STICKY;
                waiting.add(new Waiting(
                        sticky ? queue.getNormalName() : queue.getName(), TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW));
                return;
            }
        }
    }
}
