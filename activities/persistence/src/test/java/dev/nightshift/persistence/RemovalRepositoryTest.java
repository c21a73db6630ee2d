package dev.nightshift.persistence;

import static dev.nightshift.persistence.Samples.ACME;
import static dev.nightshift.persistence.Samples.source;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.storage.GenerationRef;
import dev.nightshift.contract.storage.RemovalProbe;
import dev.nightshift.contract.storage.RemovalReceipt;
import dev.nightshift.contract.storage.RemoveDocument;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RemovalRepositoryTest {
    private TestDatabase server;
    private Database database;
    private DocumentRepository documents;
    private RemovalRepository removals;

    @BeforeEach
    void open() {
        server = TestDatabase.create();
        database = Database.open(server.application());
        documents = new DocumentRepository(database);
        removals = new RemovalRepository(database);
    }

    @AfterEach
    void close() {
        database.close();
        server.close();
    }

    @Test
    void deletesEveryRowAndSaysHowMany() {
        Samples.index(documents, ACME, source("a"), "one\ntwo");
        Samples.index(documents, ACME, source("b"), "two\nthree");
        OpenedDocument again = documents.open(ACME, source("a"));
        GenerationRef halfBuilt = Samples.ref(ACME, again, "half built");
        Samples.extract(documents, halfBuilt, "half built", "en");
        documents.saveUnread(
                halfBuilt, List.of(new UnreadPart(1, List.of("a.pdf"), FailureType.UNSUPPORTED_CONTENT, "broken")));
        documents.recordDeadLetter(ACME, again.document(), again.ticket(), FailureType.NOT_FOUND, "gone");

        RemovalReceipt receipt = remove("a", "r1").orElseThrow();

        assertThat(receipt.rows())
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("document", 1),
                        Map.entry("generation", 2),
                        Map.entry("part", 2),
                        Map.entry("unread_part", 1),
                        Map.entry("chunk", 2),
                        Map.entry("edge", 2),
                        Map.entry("dead_letter", 1),
                        Map.entry("serving_1", 2),
                        Map.entry("serving_words", 2),
                        Map.entry("vector_1", 1),
                        Map.entry("word_count", 4),
                        Map.entry("passage_count", 1)));
        assertThat(removals.probe(ACME, receipt.document())).isEqualTo(new RemovalProbe(0, false));
        assertThat(new SearchRepository(database).matching(ACME, "two", 10)).hasSize(1);
    }

    @Test
    void returnsTheFirstReceiptToARepeatThoughTheDocumentIsBack() {
        Samples.index(documents, ACME, source("a"), "one");
        Optional<RemovalReceipt> first = remove("a", "r1");
        Samples.index(documents, ACME, source("a"), "one");

        assertThat(remove("a", "r1")).isEqualTo(first);
        assertThat(new DocumentCatalog(database).find(ACME, source("a"))).isPresent();
        assertThat(removals.probe(ACME, first.orElseThrow().document()).answers())
                .isTrue();
    }

    @Test
    void remembersThatThereWasNothingToRemove() {
        assertThat(remove("a", "r1")).isEmpty();
        Samples.index(documents, ACME, source("a"), "one");

        assertThat(remove("a", "r1")).isEmpty();
        assertThat(new DocumentCatalog(database).count(ACME)).isEqualTo(1);
    }

    @Test
    void findsRowsThatARemovalLeft() {
        GenerationRef ref = Samples.index(documents, ACME, source("a"), "one\ntwo");

        RemovalProbe before = removals.probe(ACME, ref.document());
        remove("a", "r1");
        server.execute(
                "SET session_replication_role = replica",
                "INSERT INTO edge VALUES ('acme', '" + ref.generation() + "', 0, 0, 'link', 'x', 0, 1)");

        assertThat(before.remainingRows()).isPositive();
        assertThat(before.answers()).isTrue();
        assertThat(removals.probe(ACME, ref.document())).isEqualTo(new RemovalProbe(1, false));
    }

    @Test
    void removesOnceThoughAskedByManyAtOnce() {
        Samples.index(documents, ACME, source("a"), "one");

        List<CompletableFuture<Optional<RemovalReceipt>>> asked = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> remove("a", "r" + i % 2)))
                .toList();

        long receipts = asked.stream()
                .map(CompletableFuture::join)
                .flatMap(Optional::stream)
                .distinct()
                .count();
        assertThat(receipts).isEqualTo(1);
    }

    private Optional<RemovalReceipt> remove(String name, String request) {
        return removals.remove(new RemoveDocument(ACME, source(name), request));
    }
}
