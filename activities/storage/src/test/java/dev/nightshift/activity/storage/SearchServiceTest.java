package dev.nightshift.activity.storage;

import static dev.nightshift.activity.storage.IndexingDesk.ACME;
import static dev.nightshift.activity.storage.IndexingDesk.NOTE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.contract.TenantId;
import dev.nightshift.contract.search.SearchHit;
import dev.nightshift.contract.search.SearchOutcome;
import dev.nightshift.contract.search.SearchRequest;
import dev.nightshift.contract.storage.RemovalProbe;
import dev.nightshift.contract.storage.RemovalReceipt;
import dev.nightshift.contract.storage.RemoveDocument;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SearchServiceTest {
    private final IndexingDesk desk = new IndexingDesk();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void quotesTheAnswerWordForWordFromTheDocument() {
        String text = "# Harbour\n\nFish is sold on Fridays only. The harbour opens at six in the morning.";
        desk.sources.put(NOTE, text);
        desk.index(NOTE);

        SearchOutcome.Found found = (SearchOutcome.Found) search(ACME, "when does the harbour open in the morning");

        assertThat(found.answer().text()).isEqualTo("The harbour opens at six in the morning.");
        assertThat(found.answer().span().in(text)).isEqualTo(found.answer().text());
        assertThat(found.hits().get(0).headingPath()).contains("Harbour");
        assertThat(found.hits().get(0).title()).isEqualTo("note.txt");
    }

    @Test
    void findsNothingWhereNothingMatches() {
        assertThat(search(ACME, "anything")).isEqualTo(new SearchOutcome.NothingFound());

        desk.sources.put(NOTE, "The harbour opens at six.");
        desk.index(NOTE);

        assertThat(search(ACME, "xylophone")).isEqualTo(new SearchOutcome.NothingFound());
        assertThat(search(new TenantId("other"), "harbour")).isEqualTo(new SearchOutcome.NothingFound());
    }

    /** The question has a stop word in common with the passage, so only its vector is somewhat near. */
    @Test
    void findsNothingInAPassageThatIsNotEvenNearAndHasNoWordOfTheQuestion() {
        index("far.txt", "the harbour opens at six for small boats with red sails, nets, ropes, salt and fresh bread");

        assertThat(search(ACME, "the")).isEqualTo(new SearchOutcome.NothingFound());
    }

    @Test
    void putsFirstWhatBothRankingsFind() {
        index("both.txt", "tide tables for the harbour");
        index("german.txt", "GERMAN tide tables und vieles mehr, was sonst noch dazu gehört");

        List<SearchHit> hits = desk.hits("tide tables for the harbour");

        assertThat(hits).extracting(hit -> hit.source().getPath()).startsWith("/notes/both.txt", "/notes/german.txt");
        assertThat(hits.get(0).score()).isEqualTo(2.0 / 11);
        assertThat(hits.get(1).parts().vectorRank()).isNull();
    }

    @Test
    void returnsAtMostAsManyHitsAsAskedFor() {
        for (int i = 0; i < 12; i++) {
            index(i + ".txt", "Another note about tides, number " + i);
        }

        SearchOutcome.Found found = (SearchOutcome.Found) desk.search.search(new SearchRequest(ACME, "tides", 3));

        assertThat(found.hits()).hasSize(3);
    }

    @Test
    void takesAQuestionLongerThanTheModelDoes() {
        index("long.txt", "The lighthouse keeper knows the tide.");

        assertThat(desk.hits("lighthouse " + "and so on ".repeat(90))).hasSize(1);
    }

    @Test
    void removesADocumentOnceAndProbesForIt() {
        desk.sources.put(NOTE, "The harbour opens at six.");
        desk.index(NOTE);
        RemovalActivitiesImpl removal = new RemovalActivitiesImpl(desk.removals);
        RemoveDocument command = new RemoveDocument(ACME, NOTE, "00000000-0000-4000-8000-000000000001");
        assertThat(removal.probe(command)).isNotEqualTo(new RemovalProbe(0, false));

        Optional<RemovalReceipt> receipt = removal.remove(command);

        assertThat(receipt).hasValueSatisfying(done -> assertThat(done.rows()).containsEntry("chunk", 1));
        assertThat(removal.remove(command)).as("a repeat").isEqualTo(receipt);
        assertThat(removal.probe(command)).isEqualTo(new RemovalProbe(0, false));
        assertThat(search(ACME, "harbour")).isEqualTo(new SearchOutcome.NothingFound());
    }

    private void index(String name, String text) {
        URI source = URI.create("file:///notes/" + name);
        desk.sources.put(source, text);
        desk.index(source);
    }

    private SearchOutcome search(TenantId tenant, String query) {
        return desk.search.search(new SearchRequest(tenant, query, null));
    }
}
