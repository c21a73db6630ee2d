package dev.nightshift.workflow.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.WorkException;
import dev.nightshift.contract.storage.DocumentId;
import dev.nightshift.contract.storage.IndexDocumentOutcome;
import dev.nightshift.contract.storage.IndexingStage;
import dev.nightshift.workflow.TestQueues;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Changes that are told of while a document is being indexed. */
@Timeout(60)
class IndexDocumentEditsTest {
    private final FakeDocuments documents = new FakeDocuments();
    private final TestQueues queues =
            new TestQueues().workflows(IndexDocumentWorkflowImpl.class).activities(documents);
    private final DocumentCaller caller = new DocumentCaller(queues.start(), "a.md");
    private final DocumentId document = caller.document();

    @AfterEach
    void close() {
        queues.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = IndexingStage.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"WAITING", "DONE"})
    void readsAgainAfterAnEditInTheMiddleOfAStage(IndexingStage during) {
        AtomicBoolean edited = new AtomicBoolean();
        documents.hook((stage, before, document) -> {
            if (stage == during && !before && edited.compareAndSet(false, true)) {
                documents.edit(document);
                caller.notify(false);
            }
        });

        IndexDocumentOutcome outcome = caller.start();

        assertThat(outcome).isInstanceOf(IndexDocumentOutcome.Indexed.class);
        assertThat(documents.reads()).extracting(FakeDocuments.Read::version).containsExactly(0, 1);
        assertThat(documents.servesNewest(document)).isTrue();
    }

    @Test
    void servesManyEditsByOneRead() {
        AtomicBoolean edited = new AtomicBoolean();
        documents.hook((stage, before, document) -> {
            if (stage == IndexingStage.EMBEDDING && edited.compareAndSet(false, true)) {
                for (int i = 0; i < 5; i++) {
                    documents.edit(document);
                    caller.notify(false);
                }
            }
        });

        caller.start();

        assertThat(documents.reads()).extracting(FakeDocuments.Read::version).containsExactly(0, 5);
    }

    @Test
    void reportsWhatItIndexedThoughALaterReadFoundNothingNew() {
        AtomicBoolean told = new AtomicBoolean();
        documents.hook((stage, before, document) -> {
            if (stage == IndexingStage.LINKING && told.compareAndSet(false, true)) {
                caller.notify(false);
            }
        });

        IndexDocumentOutcome outcome = caller.start();

        assertThat(outcome).isInstanceOf(IndexDocumentOutcome.Indexed.class);
        assertThat(documents.reads()).hasSize(2);
    }

    @Test
    void forcesOnlyTheReadThatWasAskedFor() {
        AtomicInteger told = new AtomicInteger();
        documents.hook((stage, before, document) -> {
            if (stage == IndexingStage.CHUNKING && before) {
                if (told.getAndIncrement() == 0) {
                    caller.notify(true);
                } else if (told.get() == 2) {
                    caller.notify(false);
                }
            }
        });

        caller.start();

        assertThat(documents.reads()).extracting(FakeDocuments.Read::forced).containsExactly(false, true, false);
    }

    @Test
    void readsAgainWhenItIsSupersededButAChangeCame() {
        AtomicBoolean first = new AtomicBoolean(true);
        documents.hook((stage, before, document) -> {
            if (stage == IndexingStage.PUBLISHING && before && first.compareAndSet(true, false)) {
                documents.publishElsewhere(document);
                caller.notify(false);
            }
        });

        IndexDocumentOutcome outcome = caller.start();

        assertThat(outcome).isInstanceOf(IndexDocumentOutcome.Indexed.class);
        assertThat(documents.servesNewest(document)).isTrue();
    }

    @Test
    void readsAgainWhenAReadFailedButAChangeCame() {
        AtomicBoolean first = new AtomicBoolean(true);
        documents.hook((stage, before, document) -> {
            if (first.compareAndSet(true, false)) {
                caller.notify(false);
                throw new WorkException(FailureType.NOT_FOUND, "no such file");
            }
        });

        IndexDocumentOutcome outcome = caller.start(true);

        assertThat(outcome).isInstanceOf(IndexDocumentOutcome.Indexed.class);
        assertThat(documents.reads()).containsExactly(new FakeDocuments.Read(document, 0, true));
    }

    @Test
    void goesOnAsANewRunBeforeItsHistoryGrowsLong() {
        AtomicInteger edits = new AtomicInteger();
        int wanted = IndexDocumentWorkflowImpl.READS_PER_RUN + 2;
        documents.hook((stage, before, document) -> {
            if (stage == IndexingStage.LINKING && before && edits.incrementAndGet() < wanted) {
                documents.edit(document);
                caller.notify(false);
            }
        });
        String firstRun = caller.startWithoutWaiting().getRunId();

        IndexDocumentOutcome outcome = DocumentCaller.outcomeOf(caller.run());

        assertThat(outcome).isInstanceOf(IndexDocumentOutcome.Indexed.class);
        assertThat(documents.servesNewest(document)).isTrue();
        assertThat(documents.reads()).hasSize(wanted);
        assertThat(queues.history(caller.id())
                        .getEvents()
                        .get(0)
                        .getWorkflowExecutionStartedEventAttributes()
                        .getContinuedExecutionRunId())
                .isEqualTo(firstRun);
    }
}
