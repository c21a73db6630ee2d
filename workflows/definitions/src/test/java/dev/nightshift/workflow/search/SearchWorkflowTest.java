package dev.nightshift.workflow.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.TaskQueue;
import dev.nightshift.contract.TenantId;
import dev.nightshift.contract.WorkException;
import dev.nightshift.contract.search.Answer;
import dev.nightshift.contract.search.ScoreParts;
import dev.nightshift.contract.search.SearchActivities;
import dev.nightshift.contract.search.SearchHit;
import dev.nightshift.contract.search.SearchOutcome;
import dev.nightshift.contract.search.SearchRequest;
import dev.nightshift.contract.search.SearchWorkflow;
import dev.nightshift.contract.storage.DocumentId;
import dev.nightshift.contract.storage.Span;
import dev.nightshift.runtime.WorkflowStarter;
import dev.nightshift.workflow.SkipsTime;
import dev.nightshift.workflow.TestQueues;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SearchWorkflowTest {
    private static final TenantId ACME = new TenantId("acme");

    private final TestQueues queues = new TestQueues().workflows(SearchWorkflowImpl.class);

    @AfterEach
    void close() {
        queues.close();
    }

    @Test
    void bringsTheLargestAnswerHome() {
        SearchOutcome largest = found(50);

        SearchOutcome outcome = start(request -> largest).search(new SearchRequest(ACME, "what?", 50));

        assertThat(outcome).isEqualTo(largest);
    }

    @Test
    void refusesForeignInputOnceAndSaysWhy() {
        start(request -> found(1));
        WorkflowStub foreign = queues.client()
                .newUntypedWorkflowStub(
                        "SearchWorkflow",
                        WorkflowOptions.newBuilder()
                                .setTaskQueue(TaskQueue.SEARCH.queueName())
                                .build());
        foreign.start(Map.of("tenant", "acme", "query", "what?", "limit", 1_000));

        assertThatThrownBy(() -> foreign.getResult(SearchOutcome.class))
                .isInstanceOf(WorkflowFailedException.class)
                .cause()
                .isInstanceOfSatisfying(ApplicationFailure.class, failure -> {
                    assertThat(failure.getType()).isEqualTo("INVALID_INPUT");
                    assertThat(failure.getOriginalMessage()).contains("limit must be 1 to 50 but is 1000");
                });
    }

    @Test
    @SkipsTime
    void tellsTheCallerAfterTwoMinutesThatNobodyAnswers() {
        SearchWorkflow workflow = start(request -> {
            throw new WorkException(FailureType.UNAVAILABLE, "the database is down");
        });

        assertThatThrownBy(() -> workflow.search(new SearchRequest(ACME, "what?", null)))
                .cause()
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        failure -> assertThat(failure.getType()).isEqualTo("UNAVAILABLE"));
    }

    private SearchWorkflow start(SearchActivities index) {
        return new WorkflowStarter(queues.activities(index).start()).joinOrStart(SearchWorkflow.class, "search");
    }

    private static SearchOutcome found(int hits) {
        Span span = new Span(0, 500);
        SearchHit hit = new SearchHit(
                DocumentId.of(ACME, URI.create("file:///a.md")),
                URI.create("file:///a.md"),
                List.of(),
                "A",
                List.of("B", "C"),
                null,
                span,
                "ü".repeat(500),
                0.5,
                new ScoreParts(1, 0.9, null, null, List.of()));
        return new SearchOutcome.Found(
                new Answer("ü".repeat(500), 1, span),
                IntStream.range(0, hits).mapToObj(i -> hit).toList());
    }
}
