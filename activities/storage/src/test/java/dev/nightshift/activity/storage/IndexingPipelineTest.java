package dev.nightshift.activity.storage;

import static dev.nightshift.activity.storage.IndexingDesk.ACME;
import static dev.nightshift.activity.storage.IndexingDesk.NOTE;
import static dev.nightshift.activity.storage.IndexingDesk.sections;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.contract.search.SearchHit;
import dev.nightshift.contract.storage.IndexDocumentOutcome;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What indexing makes of a document that can be read. */
class IndexingPipelineTest {
    private final IndexingDesk desk = new IndexingDesk();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void indexesADocumentSoThatItIsFoundWithItsSpan() {
        String text = "# Harbour\n\nThe harbour opens at six in the morning.";
        desk.sources.put(NOTE, text);

        IndexDocumentOutcome outcome = desk.index(NOTE);

        assertThat(outcome).isInstanceOf(IndexDocumentOutcome.Indexed.class);
        SearchHit hit = desk.hits("when does the harbour open").get(0);
        assertThat(hit.source()).isEqualTo(NOTE);
        assertThat(hit.span().in(text)).contains("opens at six");
        assertThat(hit.parts().vectorRank()).isEqualTo(1);
        assertThat(hit.parts().textRank()).isEqualTo(1);
    }

    @Test
    void leavesAloneWhatHasNotChangedUnlessForced() {
        desk.sources.put(NOTE, "One text.");
        desk.index(NOTE);

        assertThat(desk.index(NOTE)).isInstanceOf(IndexDocumentOutcome.Unchanged.class);
        assertThat(desk.force(NOTE)).isInstanceOf(IndexDocumentOutcome.Indexed.class);
        assertThat(desk.index(NOTE)).isInstanceOf(IndexDocumentOutcome.Unchanged.class);
    }

    @Test
    void indexesAgainWhenTheExtractorHasAnotherVersion() {
        desk.sources.put(NOTE, "One text.");
        desk.index(NOTE);

        desk.extractor.version = "lines-2";

        assertThat(desk.index(NOTE)).isInstanceOf(IndexDocumentOutcome.Indexed.class);
    }

    @Test
    void embedsOnlyTheChunksThatChanged() {
        desk.sources.put(NOTE, sections("alpha", "beta", "gamma", "delta"));
        IndexDocumentOutcome.Indexed first = (IndexDocumentOutcome.Indexed) desk.index(NOTE);
        desk.embedder.calls.set(0);

        desk.sources.put(NOTE, sections("alpha", "changed", "gamma", "delta"));
        IndexDocumentOutcome.Indexed second = (IndexDocumentOutcome.Indexed) desk.index(NOTE);

        assertThat(first.embedded()).isEqualTo(first.chunks()).isGreaterThanOrEqualTo(4);
        assertThat(second.embedded()).isEqualTo(desk.embedder.calls.get()).isLessThan(second.chunks());
        assertThat(second.reused()).isEqualTo(second.chunks() - second.embedded());
        assertThat(desk.hits("changed").get(0).snippet()).contains("changed");
        assertThat(desk.hits("beta")).noneMatch(hit -> hit.snippet().contains("beta"));
    }

    @Test
    void findsALanguageThatTheModelDoesNotKnowByFullTextAndSaysSo() {
        desk.sources.put(NOTE, "GERMAN Die Fähre legt um neun Uhr ab.");

        IndexDocumentOutcome.Indexed outcome = (IndexDocumentOutcome.Indexed) desk.index(NOTE);

        assertThat(outcome.language()).isEqualTo("de");
        assertThat(outcome.vectorsCoverLanguage()).isFalse();
        assertThat(outcome.embedded()).isZero();
        assertThat(desk.embedder.calls).hasValue(0);
        SearchHit hit = desk.hits("Fähre").get(0);
        assertThat(hit.parts().vectorRank()).isNull();
        assertThat(hit.parts().textRank()).isEqualTo(1);
        assertThat(desk.catalog.list(ACME, 10, null).get(0).vectorised()).isFalse();
    }

    @Test
    void storesHeadingsAndResolvedLinksAsEdgesWithTheirSpans() throws SQLException {
        String text = "# Harbour\n\nSee <../plan.txt> and <https://example.org/>.";
        desk.sources.put(NOTE, text);

        IndexDocumentOutcome.Indexed outcome = (IndexDocumentOutcome.Indexed) desk.index(NOTE);

        assertThat(outcome.edges()).isEqualTo(3);
        assertThat(edges(text))
                .containsExactlyInAnyOrder(
                        "heading Harbour: Harbour",
                        "link file:///plan.txt: <../plan.txt>",
                        "link https://example.org/: <https://example.org/>");
    }

    @Test
    void servesATextThatBecameEmpty() {
        desk.sources.put(NOTE, "Some text.");
        desk.index(NOTE);

        desk.sources.put(NOTE, "");
        IndexDocumentOutcome outcome = desk.index(NOTE);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        IndexDocumentOutcome.Indexed.class,
                        indexed -> assertThat(indexed.chunks()).isZero());
        assertThat(desk.hits("text")).isEmpty();
    }

    private List<String> edges(String text) throws SQLException {
        List<String> edges = new ArrayList<>();
        try (Connection connection = desk.store.asSuperuser();
                ResultSet rows = connection
                        .createStatement()
                        .executeQuery("SELECT kind, target, span_start, span_end FROM edge")) {
            while (rows.next()) {
                edges.add(rows.getString(1) + " " + rows.getString(2) + ": "
                        + text.substring(rows.getInt(3), rows.getInt(4)));
            }
        }
        return edges;
    }
}
