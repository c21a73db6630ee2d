package dev.nightshift.persistence;

import static dev.nightshift.persistence.Samples.ACME;
import static dev.nightshift.persistence.Samples.SPACE;
import static dev.nightshift.persistence.Samples.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.WorkException;
import dev.nightshift.contract.storage.GenerationRef;
import dev.nightshift.contract.storage.RemoveDocument;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DocumentRepositoryTest {
    private static TestDatabase server;
    private static Database database;
    private static DocumentRepository documents;
    private static DeadLetterRepository deadLetters;

    @BeforeAll
    static void open() {
        server = TestDatabase.create();
        database = Database.open(server.application());
        documents = new DocumentRepository(database);
        deadLetters = new DeadLetterRepository(database);
    }

    @AfterAll
    static void close() {
        database.close();
        server.close();
    }

    @Test
    void publishesWhatWasStagedAndReportsTheSameAgain() {
        GenerationRef ref = Samples.ref(ACME, documents.open(ACME, source("a")), "one\ntwo\none");

        Samples.stage(documents, ref, "one\ntwo\none");
        Publication publication = documents.publish(ref, SPACE);

        assertThat(publication).isEqualTo(new Publication(WriteResult.WRITTEN, 3, 2, 2, 1, 0, 0, true));
        assertThat(documents.publish(ref, SPACE)).isEqualTo(publication);
        assertThat(documents.open(ACME, source("a")).serving().orElseThrow().generation())
                .isEqualTo(ref.generation());
    }

    @Test
    void computesOnlyTheVectorsThatNoOtherVersionLeft() {
        Samples.index(documents, ACME, source("b"), "kept words\nwords before");
        GenerationRef next = Samples.ref(ACME, documents.open(ACME, source("b")), "kept words\nwords after");

        Samples.extract(documents, next, "kept words\nwords after", "en");
        documents.saveChunks(next, 0, Samples.chunks("kept words\nwords after"));

        assertThat(documents.missingVectors(next, SPACE, 10))
                .extracting(MissingVector::input)
                .containsExactly("words after");
    }

    @Test
    void keepsServingTheOldVersionUntilTheNewOneIsPublished() {
        GenerationRef old = Samples.index(documents, ACME, source("c"), "old");
        GenerationRef next = Samples.ref(ACME, documents.open(ACME, source("c")), "new");
        Samples.stage(documents, next, "new");

        OpenedDocument seen = documents.open(ACME, source("c"));

        assertThat(seen.serving().orElseThrow().generation()).isEqualTo(old.generation());
    }

    @Test
    void refusesToPublishOverALaterRead() {
        GenerationRef early = Samples.ref(ACME, documents.open(ACME, source("d")), "early");
        Samples.stage(documents, early, "early");
        GenerationRef late = Samples.index(documents, ACME, source("d"), "late");

        Publication refused = documents.publish(early, SPACE);

        assertThat(refused.result()).isEqualTo(WriteResult.SUPERSEDED);
        assertThat(documents.saveEdges(early, 0, List.of())).isEqualTo(WriteResult.SUPERSEDED);
        assertThat(documents.firstPart(early, 0)).isEmpty();
        assertThat(documents.firstPart(late, 0)).isPresent();
    }

    @Test
    void refusesEveryWriteOfAReadBegunBeforeARemoval() {
        URI source = source("e");
        GenerationRef ref = Samples.ref(ACME, documents.open(ACME, source), "text");
        Samples.stage(documents, ref, "text");
        new RemovalRepository(database).remove(new RemoveDocument(ACME, source, "request-e"));
        documents.open(ACME, source);

        assertThat(Samples.extract(documents, ref, "text", "en")).isEqualTo(WriteResult.REMOVED);
        assertThat(documents.publish(ref, SPACE).result()).isEqualTo(WriteResult.REMOVED);
        assertThat(documents.confirmUnchanged(ref, null)).isEqualTo(WriteResult.REMOVED);
        assertThat(documents.recordDeadLetter(ACME, ref.document(), ref.ticket(), FailureType.NOT_FOUND, "gone"))
                .isEqualTo(WriteResult.REMOVED);
    }

    @Test
    void refusesToPublishAVersionWithoutItsVectors() {
        GenerationRef ref = Samples.ref(ACME, documents.open(ACME, source("f")), "bare");
        Samples.extract(documents, ref, "bare", "en");
        documents.saveChunks(ref, 0, Samples.chunks("bare"));

        assertThatThrownBy(() -> documents.publish(ref, SPACE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("1 passages");
        assertThat(documents.open(ACME, source("f")).serving()).isEmpty();
    }

    @Test
    void keepsADeadLetterUntilAReadAtLeastAsLateSucceeds() {
        GenerationRef early = Samples.ref(ACME, documents.open(ACME, source("g")), "text");
        long late = documents.open(ACME, source("g")).ticket();
        Samples.stage(documents, early, "text");
        documents.recordDeadLetter(ACME, early.document(), late, FailureType.UNSUPPORTED_CONTENT, "bad\0file");

        documents.publish(early, SPACE);

        assertThat(deadLetters.list(ACME, 10, null))
                .extracting(DeadLetter::message)
                .containsExactly("bad\uFFFDfile");
        GenerationRef again = new GenerationRef(ACME, early.document(), early.generation(), late + 1);
        assertThat(documents.confirmUnchanged(again, null)).isEqualTo(WriteResult.WRITTEN);
        assertThat(deadLetters.count(ACME)).isZero();
    }

    @Test
    void asksForAnotherReadIfTheConfirmedVersionNoLongerServes() {
        GenerationRef first = Samples.index(documents, ACME, source("h"), "first");
        GenerationRef second = Samples.ref(ACME, documents.open(ACME, source("h")), "second");
        Samples.stage(documents, second, "second");
        long ticket = documents.open(ACME, source("h")).ticket();
        documents.publish(second, SPACE);
        GenerationRef confirmed = new GenerationRef(ACME, first.document(), first.generation(), ticket);

        assertThatThrownBy(() -> documents.confirmUnchanged(confirmed, null))
                .isInstanceOfSatisfying(
                        WorkException.class, e -> assertThat(e.type()).isEqualTo(FailureType.UNAVAILABLE));
    }

    @Test
    void storesTextWithWhatPostgresqlCannotHold() {
        GenerationRef ref = Samples.ref(ACME, documents.open(ACME, source("i")), "nul");

        Samples.extract(documents, ref, "a\0b", "xx");
        documents.saveChunks(ref, 0, Samples.chunks("a\0b it's \\ back"));

        assertThat(documents.firstPart(ref, 0).orElseThrow().text()).isEqualTo("a\uFFFDb");
    }
}
