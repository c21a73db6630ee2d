package dev.nightshift.worker.storage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.activity.storage.search.QueryTerms;
import dev.nightshift.contract.TenantId;
import dev.nightshift.contract.search.Answer;
import dev.nightshift.contract.search.ScoreParts;
import dev.nightshift.contract.search.SearchHit;
import dev.nightshift.contract.search.SearchOutcome;
import dev.nightshift.contract.storage.DocumentId;
import dev.nightshift.contract.storage.Span;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class HitPrinterTest {
    private static final URI SOURCE = URI.create("file:///srv/guides/harbour.pdf");

    private final StringWriter written = new StringWriter();

    @Test
    void printsTheAnswerWithItsCitationAndThenTheHits() {
        print(new Screen(new PrintWriter(written), false, Screen.ENDLESS), false);

        assertThat(written.toString().lines())
                .containsExactly(
                        "“The harbour opens at six.” [1]",
                        "",
                        "[1] Harbour guide › Opening hours › page 3",
                        "    /srv/guides/harbour.pdf",
                        "    The harbour opens at six. Fish is sold on Fridays.");
    }

    @Test
    void explainsTheScoreWhenAsked() {
        print(new Screen(new PrintWriter(written), false, Screen.ENDLESS), true);

        assertThat(written.toString())
                .contains(
                        "score 0.1742 = vector rank 1 (cosine 0.713) + text rank 2 (BM25 7.061: tides, harbour); characters 40 to 90");
    }

    @Test
    void marksTheWordsThatWereAskedForOnATerminal() {
        print(new Screen(new PrintWriter(written), true, 40), false);

        assertThat(written.toString()).contains("\u001B[1;33mharbour\u001B[0m \u001B[1;33mopens\u001B[0m at six.");
    }

    @Test
    void staysWithinANarrowTerminal() {
        print(new Screen(new PrintWriter(written), false, 24), true);

        assertThat(written.toString().lines().filter(line -> !line.contains("score")))
                .allSatisfy(line -> assertThat(Columns.width(line)).isLessThanOrEqualTo(24));
    }

    private void print(Screen screen, boolean explain) {
        SearchHit hit = new SearchHit(
                DocumentId.of(new TenantId("acme"), SOURCE),
                SOURCE,
                List.of(),
                "Harbour guide",
                List.of("Harbour guide", "Opening hours"),
                3,
                new Span(40, 90),
                "The harbour opens at six.\nFish is sold on Fridays.",
                0.17424,
                new ScoreParts(1, 0.7131, 2, 7.0609, List.of("tides", "harbour")));
        Answer answer = new Answer("The harbour opens\nat six.", 1, new Span(40, 65));
        new HitPrinter(screen, QueryTerms.of("when does the harbour open"), explain)
                .print(new SearchOutcome.Found(answer, List.of(hit)));
    }
}
