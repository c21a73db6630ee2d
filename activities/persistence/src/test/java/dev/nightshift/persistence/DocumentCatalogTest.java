package dev.nightshift.persistence;

import static dev.nightshift.persistence.Samples.ACME;
import static dev.nightshift.persistence.Samples.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DocumentCatalogTest {
    private static TestDatabase server;
    private static Database database;
    private static DocumentCatalog catalog;

    @BeforeAll
    static void open() {
        server = TestDatabase.create();
        database = Database.open(server.application());
        catalog = new DocumentCatalog(database);
        DocumentRepository documents = new DocumentRepository(database);
        Samples.index(documents, ACME, source("b"), "one\ntwo");
        Samples.index(documents, ACME, source("a"), "three");
        Samples.index(documents, ACME, source("c"), "four");
        Samples.stage(documents, Samples.ref(ACME, documents.open(ACME, source("d")), "staged"), "staged");
    }

    @AfterAll
    static void close() {
        database.close();
        server.close();
    }

    @Test
    void listsWhatServesPageByPage() {
        assertThat(catalog.list(ACME, 2, null))
                .extracting(DocumentSummary::source)
                .containsExactly(source("a"), source("b"));
        assertThat(catalog.list(ACME, 2, source("b")))
                .extracting(DocumentSummary::source)
                .containsExactly(source("c"));
        assertThat(catalog.count(ACME)).isEqualTo(3);
    }

    @Test
    void tellsWhatIsKnownOfADocument() {
        DocumentSummary summary = catalog.find(ACME, source("b")).orElseThrow();

        assertThat(summary.title()).isEqualTo("A title");
        assertThat(summary.mediaType()).isEqualTo("text/plain");
        assertThat(summary.language()).isEqualTo("en");
        assertThat(summary.chunks()).isEqualTo(2);
        assertThat(summary.vectorised()).isTrue();
        assertThat(summary.indexedAt()).isCloseTo(Instant.now(), within(5, ChronoUnit.MINUTES));
    }

    @Test
    void knowsNothingOfADocumentThatNeverServed() {
        assertThat(catalog.find(ACME, source("d"))).isEmpty();
        assertThat(catalog.find(ACME, source("e"))).isEmpty();
    }
}
