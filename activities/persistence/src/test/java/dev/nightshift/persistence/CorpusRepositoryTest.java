package dev.nightshift.persistence;

import static dev.nightshift.persistence.Samples.ACME;
import static dev.nightshift.persistence.Samples.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.WorkException;
import dev.nightshift.contract.storage.CorpusCounts;
import dev.nightshift.contract.storage.ScanCorpus;
import dev.nightshift.contract.storage.ScanRef;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CorpusRepositoryTest {
    private static TestDatabase server;
    private static Database database;
    private static CorpusRepository corpora;

    @BeforeAll
    static void open() {
        server = TestDatabase.create();
        database = Database.open(server.application());
        corpora = new CorpusRepository(database);
    }

    @AfterAll
    static void close() {
        database.close();
        server.close();
    }

    @Test
    void numbersTheDocumentsInTheOrderOfTheirListing() {
        ScanRef scan = listed("numbers");

        assertThat(scan).isEqualTo(new ScanRef(ACME, "numbers", 3, 2));
        assertThat(corpora.items(scan, 1, 3, false))
                .containsExactly(new CorpusItem(1, source("b")), new CorpusItem(2, source("c")));
    }

    @Test
    void beginsABrokenListingAgainAndReturnsACompleteOne() {
        ScanAttempt broken = corpora.begin(command("again"));
        corpora.addItems(broken, documents("x", "y"));

        ScanRef scan = listed("again");

        assertThat(corpora.begin(command("again")).completed()).contains(scan);
        assertThat(corpora.items(scan, 0, 10, false)).hasSize(3);
    }

    @Test
    void shutsOutTheAttemptBefore() {
        ScanAttempt early = corpora.begin(command("zombie"));
        corpora.addItems(early, documents("x"));
        ScanAttempt late = corpora.begin(command("zombie"));

        assertThatThrownBy(() -> corpora.addItems(early, documents("y")))
                .isInstanceOfSatisfying(
                        WorkException.class, e -> assertThat(e.type()).isEqualTo(FailureType.UNAVAILABLE));
        assertThat(corpora.complete(late, 0, false).found()).isZero();
    }

    @Test
    void countsEachDocumentOnceByItsFirstOutcome() {
        ScanRef scan = listed("counts");

        corpora.markDone(scan, 0, ItemOutcome.INDEXED, 7, 5);
        corpora.markDone(scan, 0, ItemOutcome.UNCHANGED, 0, 0);
        corpora.markDone(scan, 2, ItemOutcome.DEAD_LETTERED, 0, 0);

        assertThat(corpora.counts(scan, 0, 3)).isEqualTo(new CorpusCounts(1, 0, 1, 0, 0, 7, 5));
        assertThat(corpora.items(scan, 0, 3, true)).containsExactly(new CorpusItem(1, source("b")));
    }

    @Test
    void forgetsAListing() {
        ScanRef scan = listed("forgotten");

        corpora.forget(scan);
        corpora.forget(scan);

        assertThat(corpora.items(scan, 0, 10, false)).isEmpty();
        assertThat(corpora.begin(command("forgotten")).completed()).isEmpty();
    }

    private static ScanRef listed(String name) {
        ScanAttempt attempt = corpora.begin(command(name));
        corpora.addItems(attempt, documents("a", "b"));
        corpora.addItems(attempt, documents("c"));
        ScanRef scan = corpora.complete(attempt, 2, false);
        assertThat(corpora.complete(attempt, 2, false)).isEqualTo(scan);
        return scan;
    }

    private static ScanCorpus command(String name) {
        return new ScanCorpus(ACME, source(""), name);
    }

    private static List<ListedDocument> documents(String... names) {
        return Stream.of(names)
                .map(name -> new ListedDocument(source(name), null))
                .toList();
    }
}
