package dev.nightshift.workflow.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.WorkException;
import dev.nightshift.contract.storage.DocumentId;
import dev.nightshift.contract.storage.IndexDocumentOutcome;
import dev.nightshift.contract.storage.IndexDocumentProgress;
import dev.nightshift.contract.storage.IndexingStage;
import dev.nightshift.workflow.SkipsTime;
import dev.nightshift.workflow.TestQueues;
import io.temporal.client.WorkflowFailedException;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class IndexDocumentWorkflowTest {
    private final FakeDocuments documents = new FakeDocuments();
    private final TestQueues queues =
            new TestQueues().workflows(IndexDocumentWorkflowImpl.class).activities(documents);
    private final DocumentCaller caller = new DocumentCaller(queues.start(), "a.md");
    private final DocumentId document = caller.document();

    @AfterEach
    void close() {
        queues.close();
    }

    @Test
    void showsEachStageWhileItRuns() {
        List<IndexingStage> stages = new CopyOnWriteArrayList<>();
        List<IndexDocumentProgress> shown = new CopyOnWriteArrayList<>();
        documents.hook((stage, before, document) -> {
            if (before) {
                stages.add(stage);
                shown.add(caller.run().progress());
            }
        });

        IndexDocumentOutcome outcome = caller.start();

        assertThat(outcome).isInstanceOf(IndexDocumentOutcome.Indexed.class);
        assertThat(stages)
                .containsExactly(
                        IndexingStage.EXTRACTING,
                        IndexingStage.CHUNKING,
                        IndexingStage.EMBEDDING,
                        IndexingStage.LINKING,
                        IndexingStage.PUBLISHING);
        assertThat(shown)
                .isEqualTo(stages.stream()
                        .map(stage -> new IndexDocumentProgress(stage, 1))
                        .toList());
        assertThat(caller.run().progress()).isEqualTo(new IndexDocumentProgress(IndexingStage.DONE, 1));
    }

    @Test
    void readsOnceWhenItIsStartedWithTheChange() {
        IndexDocumentOutcome outcome = DocumentCaller.outcomeOf(caller.notify(false));

        assertThat(outcome).isInstanceOf(IndexDocumentOutcome.Indexed.class);
        assertThat(documents.reads()).containsExactly(new FakeDocuments.Read(document, 0, false));
    }

    @Test
    void endsAfterTheReadWhenNothingChanged() {
        caller.start();

        IndexDocumentOutcome outcome = caller.start();

        assertThat(outcome).isInstanceOf(IndexDocumentOutcome.Unchanged.class);
    }

    @Test
    void endsSupersededWhenALaterReadServes() {
        documents.hook((stage, before, document) -> {
            if (stage == IndexingStage.PUBLISHING && before) {
                documents.publishElsewhere(document);
            }
        });

        IndexDocumentOutcome outcome = caller.start();

        assertThat(outcome).isEqualTo(new IndexDocumentOutcome.Superseded(document));
        assertThat(documents.reads()).hasSize(1);
    }

    @Test
    void doesNotRetryWhatCannotSucceedAndFailsWithItsType() {
        AtomicInteger attempts = new AtomicInteger();
        documents.hook((stage, before, document) -> {
            attempts.incrementAndGet();
            throw new WorkException(FailureType.NOT_AUTHORIZED, "outside the allowed roots");
        });

        assertThatThrownBy(caller::start)
                .isInstanceOf(WorkflowFailedException.class)
                .cause()
                .isInstanceOfSatisfying(ApplicationFailure.class, failure -> {
                    assertThat(failure.getType()).isEqualTo("NOT_AUTHORIZED");
                    assertThat(failure.getOriginalMessage()).isEqualTo("outside the allowed roots");
                    assertThat(failure.isNonRetryable()).isTrue();
                    assertThat(failure.getCause()).isInstanceOf(ActivityFailure.class);
                });
        assertThat(attempts).hasValue(1);
    }

    @Test
    @SkipsTime
    void outlastsATenMinuteOutageInEveryStage() {
        Instant start = queues.now();
        AtomicInteger failures = new AtomicInteger();
        documents.hook((stage, before, document) -> {
            Instant recovery = start.plus(Duration.ofMinutes(10L * stage.ordinal()));
            if (before && queues.now().isBefore(recovery)) {
                failures.incrementAndGet();
                throw new WorkException(FailureType.UNAVAILABLE, "the database is down");
            }
        });

        IndexDocumentOutcome outcome = caller.start();

        assertThat(outcome).isInstanceOf(IndexDocumentOutcome.Indexed.class);
        assertThat(failures).hasValueGreaterThan(5 * 10);
    }
}
