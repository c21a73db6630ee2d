package dev.nightshift.activity.storage;

import static dev.nightshift.activity.storage.IndexingDesk.ACME;
import static dev.nightshift.activity.storage.IndexingDesk.NOTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.WorkException;
import dev.nightshift.contract.search.SearchHit;
import dev.nightshift.contract.storage.ExtractDocument;
import dev.nightshift.contract.storage.GenerationRef;
import dev.nightshift.contract.storage.IndexDocumentOutcome;
import dev.nightshift.contract.storage.RemoveDocument;
import dev.nightshift.contract.storage.StageResult;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IndexingPipelineTest {
    private static final String FILLER = "and here follow many other words that fill the passage up to its brim ";

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
    void endsWhenTheDocumentIsRemovedBetweenTwoStages() {
        desk.sources.put(NOTE, "Some text.");
        GenerationRef ref = ready(desk.pipeline.extract(new ExtractDocument(ACME, NOTE, false), Pulse.NONE));

        desk.removals.remove(new RemoveDocument(ACME, NOTE, "9e107d9d-372b-4b68-8a1c-000000000001"));

        assertThat(ended(desk.pipeline.chunk(ref))).isInstanceOf(IndexDocumentOutcome.Removed.class);
        assertThat(ended(desk.pipeline.embed(ref, Pulse.NONE))).isInstanceOf(IndexDocumentOutcome.Removed.class);
        assertThat(ended(desk.pipeline.link(ref))).isInstanceOf(IndexDocumentOutcome.Removed.class);
        assertThat(desk.pipeline.publish(ref)).isInstanceOf(IndexDocumentOutcome.Removed.class);
        assertThat(desk.catalog.count(ACME)).isZero();
    }

    @Test
    void endsWhenALaterReadServesAlready() {
        desk.sources.put(NOTE, "First text.");
        GenerationRef ref = ready(desk.pipeline.extract(new ExtractDocument(ACME, NOTE, false), Pulse.NONE));
        desk.sources.put(NOTE, "Second text.");
        desk.index(NOTE);

        assertThat(ended(desk.pipeline.chunk(ref))).isInstanceOf(IndexDocumentOutcome.Superseded.class);
        assertThat(desk.pipeline.publish(ref)).isInstanceOf(IndexDocumentOutcome.Superseded.class);
        assertThat(desk.hits("second text").get(0).snippet()).isEqualTo("Second text.");
    }

    @Test
    void mayRepeatEveryStage() {
        desk.sources.put(NOTE, sections("alpha", "beta"));
        ExtractDocument command = new ExtractDocument(ACME, NOTE, false);
        desk.pipeline.extract(command, Pulse.NONE);
        GenerationRef ref = ready(desk.pipeline.extract(command, Pulse.NONE));
        desk.pipeline.chunk(ref);
        desk.pipeline.chunk(ref);
        desk.pipeline.embed(ref, Pulse.NONE);
        desk.pipeline.embed(ref, Pulse.NONE);
        desk.pipeline.link(ref);
        desk.pipeline.link(ref);

        IndexDocumentOutcome first = desk.pipeline.publish(ref);

        assertThat(desk.pipeline.publish(ref)).isEqualTo(first);
        assertThat(first)
                .isInstanceOfSatisfying(
                        IndexDocumentOutcome.Indexed.class,
                        indexed -> assertThat(indexed.edges()).isEqualTo(2));
    }

    @Test
    void beatsWhileItWorksAndStopsWhenToldTo() {
        desk.sources.put(NOTE, sections("alpha", "beta", "gamma"));
        AtomicInteger beats = new AtomicInteger();
        desk.pipeline.index(new ExtractDocument(ACME, NOTE, false), beats::incrementAndGet);

        assertThat(beats.get()).isGreaterThanOrEqualTo(3);
        assertThatThrownBy(() -> desk.pipeline.index(new ExtractDocument(ACME, NOTE, true), () -> {
                    throw new IllegalStateException("stop");
                }))
                .hasMessage("stop");
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

    private static String sections(String... topics) {
        StringBuilder text = new StringBuilder();
        for (String topic : topics) {
            text.append("# About ").append(topic).append("\n\n");
            text.append(topic).append(' ').append(FILLER.repeat(6)).append(".\n\n");
        }
        return text.toString();
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

    private static GenerationRef ready(StageResult result) {
        return ((StageResult.Ready) result).generation();
    }

    private static IndexDocumentOutcome ended(StageResult result) {
        return ((StageResult.Ended) result).outcome();
    }
}
