package dev.nightshift.persistence;

import static dev.nightshift.persistence.Samples.ACME;
import static dev.nightshift.persistence.Samples.SPACE;
import static dev.nightshift.persistence.Samples.source;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.storage.DocumentId;
import dev.nightshift.contract.storage.GenerationRef;
import dev.nightshift.contract.storage.RemoveDocument;
import dev.nightshift.contract.storage.ScanCorpus;
import dev.nightshift.contract.storage.ScanRef;
import dev.nightshift.contract.storage.VanishedCounts;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** What a second scan finds unchanged or gone, beside whoever else is at work on the same documents. */
class RescanTest {
    private static final String PIPELINE = "pipeline-1";

    private static TestDatabase server;
    private static Database database;
    private static DocumentRepository documents;
    private static CorpusRepository corpora;
    private static VanishedRepository vanished;
    private static DocumentCatalog catalog;

    private String folder = "";

    @BeforeAll
    static void open() {
        server = TestDatabase.create();
        database = Database.open(server.application());
        documents = new DocumentRepository(database);
        corpora = new CorpusRepository(database);
        vanished = new VanishedRepository(database);
        catalog = new DocumentCatalog(database);
    }

    @AfterAll
    static void close() {
        database.close();
        server.close();
    }

    @BeforeEach
    void name(TestInfo test) {
        folder = test.getTestMethod().orElseThrow().getName();
    }

    @Test
    void needsNoReadWhereTheVersionIsThatOfTheServingOne() {
        index("same", "same");
        index("edited", "before");
        index("untold", "untold");

        ScanRef scan = scan(listed("same", "same"), listed("edited", "after"), untold("untold"), listed("new", "new"));

        assertThat(corpora.markUnchanged(scan, 0, 4, PIPELINE)).isEqualTo(1);
        assertThat(pending(scan)).containsExactly(uri("edited"), uri("untold"), uri("new"));
        assertThat(corpora.counts(scan, 0, 4).unchanged()).isEqualTo(1);
    }

    @Test
    void readsEverythingOnceThePipelineHasAnotherVersion() {
        index("same", "same");

        assertThat(corpora.markUnchanged(scan(listed("same", "same")), 0, 1, "another"))
                .isZero();
    }

    @Test
    void readsWhatHasADeadLetterOrALeftOver() {
        index("broken", "broken");
        OpenedDocument broken = documents.open(ACME, uri("broken"));
        documents.recordDeadLetter(ACME, broken.document(), broken.ticket(), FailureType.NOT_FOUND, "gone");
        index("started", "started");
        GenerationRef started = Samples.ref(ACME, documents.open(ACME, uri("started")), "other words");
        Samples.stage(documents, started, "other words");

        ScanRef scan = scan(listed("broken", "broken"), listed("started", "started"));

        assertThat(corpora.markUnchanged(scan, 0, 2, PIPELINE)).isZero();
    }

    @Test
    void letsNoEarlierReadPublishOverWhatItFoundUnchanged() {
        index("raced", "now");
        OpenedDocument early = documents.open(ACME, uri("raced"));
        ScanRef scan = scan(listed("raced", "now"));
        assertThat(corpora.markUnchanged(scan, 0, 1, PIPELINE)).isEqualTo(1);

        GenerationRef ref = Samples.ref(ACME, early, "what it held for a while");

        assertThat(Samples.stage(documents, ref, "what it held for a while")).isEqualTo(WriteResult.SUPERSEDED);
    }

    @Test
    void givesWayToALaterRead() {
        index("raced", "now");
        ScanRef scan = scan(listed("raced", "now"));
        OpenedDocument late = documents.open(ACME, uri("raced"));
        corpora.markUnchanged(scan, 0, 1, PIPELINE);

        GenerationRef ref = Samples.ref(ACME, late, "later");
        Samples.stage(documents, ref, "later");

        assertThat(documents.publish(ref, SPACE).result()).isEqualTo(WriteResult.WRITTEN);
    }

    @Test
    void findsWhatIsNotListedUnderItsRootAlone() {
        index("here", "here");
        index("gone", "gone");
        index("deep/gone", "deep");
        Samples.index(documents, ACME, source(folder + "2/beside"), "beside");

        ScanRef scan = scan(listed("here", "here"));
        vanished.collect(scan);

        assertThat(vanished.pending(scan, 10))
                .extracting(VanishedDocument::source)
                .containsExactlyInAnyOrder(uri("gone"), uri("deep/gone"));
    }

    @Test
    void removesWithAReceiptAndCountsOnce() {
        index("gone", "gone");
        ScanRef scan = scan(listed("other", "other"));
        vanished.collect(scan);
        VanishedDocument gone = vanished.pending(scan, 10).get(0);

        assertThat(vanished.remove(scan, gone))
                .hasValueSatisfying(receipt -> assertThat(receipt.rows()).containsEntry("document", 1));
        assertThat(vanished.remove(scan, gone)).as("a repeat").isPresent();
        vanished.settle(scan, gone, VanishedFate.REMOVED);
        vanished.collect(scan);

        assertThat(catalog.find(ACME, uri("gone"))).isEmpty();
        assertThat(vanished.counts(scan)).isEqualTo(new VanishedCounts(1, 0, 1, false));
        assertThat(vanished.pending(scan, 10)).isEmpty();
    }

    @Test
    void removesNothingThatSomebodyHasBegunToReadSince() {
        index("back", "back");
        index("read", "read");
        ScanRef scan = scan(listed("other", "other"));
        documents.open(ACME, uri("read"));
        vanished.collect(scan);
        List<VanishedDocument> found = vanished.pending(scan, 10);
        assertThat(found).extracting(VanishedDocument::source).containsExactly(uri("back"));

        OpenedDocument reading = documents.open(ACME, uri("back"));

        assertThat(vanished.remove(scan, found.get(0))).isEmpty();
        GenerationRef ref = Samples.ref(ACME, reading, "it is back");
        Samples.stage(documents, ref, "it is back");
        assertThat(documents.publish(ref, SPACE).result()).isEqualTo(WriteResult.WRITTEN);
    }

    @Test
    void removesNothingThatALaterScanHasFound() {
        index("back", "back");
        ScanRef early = scan(listed("other", "other"));
        vanished.collect(early);
        ScanRef late = scan(listed("back", "back"));
        assertThat(corpora.markUnchanged(late, 0, 1, PIPELINE)).isEqualTo(1);

        assertThat(vanished.remove(early, vanished.pending(early, 10).get(0))).isEmpty();

        assertThat(catalog.find(ACME, uri("back"))).isPresent();
    }

    @Test
    void recognisesContentThatWasIndexedUnderAnotherName() {
        index("old", "moved words");
        index("gone", "gone words");
        ScanRef scan = scan(listed("new", "moved words"));
        index("new", "moved words");
        corpora.markDone(scan, 0, ItemOutcome.INDEXED, 1, 0);

        vanished.collect(scan);
        vanished.pending(scan, 10).forEach(one -> vanished.settle(scan, one, VanishedFate.KEPT));

        assertThat(vanished.counts(scan)).isEqualTo(new VanishedCounts(2, 1, 0, false));
    }

    @Test
    void knowsAListingWithGapsAndAnEmptyOne() {
        assertThat(vanished.isWhole(scan(listed("a", "a")))).isTrue();
        assertThat(vanished.isWhole(scan())).isFalse();

        ScanAttempt attempt = begin();
        corpora.addItems(attempt, List.of(listed("a", "a")));
        assertThat(vanished.isWhole(corpora.complete(attempt, 0, true))).isFalse();
    }

    @Test
    void forgetsWhatItMissedWithTheListing() {
        index("gone", "gone");
        ScanRef scan = scan(listed("other", "other"));
        vanished.collect(scan);

        corpora.forget(scan);

        assertThat(vanished.pending(scan, 10)).isEmpty();
        new RemovalRepository(database).remove(new RemoveDocument(ACME, uri("gone"), folder));
        assertThat(new RemovalRepository(database)
                        .probe(ACME, DocumentId.of(ACME, uri("gone")))
                        .remainingRows())
                .isZero();
    }

    private void index(String name, String text) {
        Samples.index(documents, ACME, uri(name), text);
    }

    private ScanRef scan(ListedDocument... found) {
        ScanAttempt attempt = begin();
        corpora.addItems(attempt, List.of(found));
        return corpora.complete(attempt, 0, false);
    }

    private ScanAttempt begin() {
        return corpora.begin(
                new ScanCorpus(ACME, source(folder), UUID.randomUUID().toString()));
    }

    private ListedDocument listed(String name, String text) {
        return new ListedDocument(uri(name), "version of " + text);
    }

    private ListedDocument untold(String name) {
        return new ListedDocument(uri(name), null);
    }

    private List<URI> pending(ScanRef scan) {
        return corpora.items(scan, 0, scan.found(), true).stream()
                .map(CorpusItem::source)
                .toList();
    }

    private URI uri(String name) {
        return source(folder + "/" + name);
    }
}
