package dev.nightshift.activity.storage;

import static dev.nightshift.activity.storage.IndexingDesk.ACME;
import static dev.nightshift.activity.storage.IndexingDesk.NOTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.WorkException;
import dev.nightshift.contract.storage.ExtractDocument;
import dev.nightshift.contract.storage.IndexDocumentOutcome;
import dev.nightshift.contract.storage.RemoveDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a document that cannot be read. */
class UnreadableDocumentsTest {
    private final IndexingDesk desk = new IndexingDesk();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void keepsTheOldVersionServingWhileTheNewOneCannotBeRead() {
        desk.sources.put(NOTE, "The old version speaks of lighthouses.");
        desk.index(NOTE);

        desk.sources.put(NOTE, "BROKEN now");
        IndexDocumentOutcome outcome = desk.index(NOTE);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        IndexDocumentOutcome.DeadLettered.class,
                        dead -> assertThat(dead.reason()).isEqualTo(FailureType.UNSUPPORTED_CONTENT));
        assertThat(desk.hits("lighthouses")).hasSize(1);
        assertThat(desk.deadLetters.list(ACME, 10, null))
                .singleElement()
                .satisfies(letter -> assertThat(letter.message()).isEqualTo("the file is broken"));
    }

    @Test
    void forgetsTheDeadLetterOnceTheContentIsMended() {
        desk.sources.put(NOTE, "BROKEN");
        desk.index(NOTE);

        desk.sources.put(NOTE, "Mended.");

        assertThat(desk.index(NOTE)).isInstanceOf(IndexDocumentOutcome.Indexed.class);
        assertThat(desk.deadLetters.count(ACME)).isZero();
    }

    @Test
    void makesADeadLetterOfAFileThatVanished() {
        assertThat(desk.index(NOTE))
                .isInstanceOfSatisfying(
                        IndexDocumentOutcome.DeadLettered.class,
                        dead -> assertThat(dead.reason()).isEqualTo(FailureType.NOT_FOUND));
    }

    @Test
    void refusesAFileThatMayNotBeReadWithoutATraceAndInAFolderOnlyThatFile() {
        desk.sources.put(NOTE, "SECRET");
        ExtractDocument command = new ExtractDocument(ACME, NOTE, false);

        assertThatThrownBy(() -> desk.pipeline.extract(command, Pulse.NONE))
                .isInstanceOfSatisfying(
                        WorkException.class, e -> assertThat(e.type()).isEqualTo(FailureType.NOT_AUTHORIZED));
        assertThat(desk.removals.remove(new RemoveDocument(ACME, NOTE, "9e107d9d-372b-4b68-8a1c-000000000002")))
                .isEmpty();
        assertThat(desk.index(NOTE))
                .isInstanceOfSatisfying(
                        IndexDocumentOutcome.DeadLettered.class,
                        dead -> assertThat(dead.reason()).isEqualTo(FailureType.NOT_AUTHORIZED));
    }

    @Test
    void throwsWhatAnotherAttemptMayMend() {
        desk.sources.put(NOTE, "BUSY");

        assertThatThrownBy(() -> desk.index(NOTE))
                .isInstanceOfSatisfying(
                        WorkException.class, e -> assertThat(e.type()).isEqualTo(FailureType.OUT_OF_CAPACITY));
        assertThat(desk.deadLetters.count(ACME)).isZero();
    }
}
