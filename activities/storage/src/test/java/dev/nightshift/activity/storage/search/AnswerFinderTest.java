package dev.nightshift.activity.storage.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.activity.storage.BagOfWords;
import dev.nightshift.contract.search.Answer;
import dev.nightshift.contract.storage.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerFinderTest {
    private final BagOfWords embedder = new BagOfWords();
    private final AnswerFinder finder = new AnswerFinder(embedder, new Parallel());

    @Test
    void quotesTheSentenceNearestToTheQuestionWordForWord() {
        String document = "Intro. The harbour opens at six in the morning. Fish is sold on Fridays only.";
        AnswerFinder.Passage passage = new AnswerFinder.Passage(document.substring(7), new Span(7, document.length()));

        Answer answer = answer("when does the harbour open in the morning", passage);

        assertThat(answer.text()).isEqualTo("The harbour opens at six in the morning.");
        assertThat(answer.span().in(document)).isEqualTo(answer.text());
        assertThat(answer.hit()).isEqualTo(1);
    }

    @Test
    void namesTheHitItQuotesFrom() {
        Answer answer = answer(
                "price of a ticket",
                passage("Boats leave every hour from the pier."),
                passage("The price of a ticket is four euros."));

        assertThat(answer.hit()).isEqualTo(2);
        assertThat(answer.text()).isEqualTo("The price of a ticket is four euros.");
    }

    @Test
    void goesByTheWordsAloneWithoutAVector() {
        Answer answer = finder.find(
                null,
                QueryTerms.of("Fähre Abfahrt"),
                List.of(passage("Das Wetter ist heute gut genug. Die Abfahrt der Fähre ist um neun.")));

        assertThat(answer.text()).isEqualTo("Die Abfahrt der Fähre ist um neun.");
        assertThat(embedder.calls).hasValue(0);
    }

    @Test
    void addsTheNextSentenceIfItSaysNearlyAsMuch() {
        Answer answer = answer("ticket price", passage("The ticket price is four. The ticket price was three."));

        assertThat(answer.text()).isEqualTo("The ticket price is four. The ticket price was three.");
    }

    @Test
    void neverQuotesMoreThan500Characters() {
        Answer answer = answer("tide", passage("tide and more of it, ".repeat(60)));

        assertThat(answer.text()).hasSizeLessThanOrEqualTo(500).startsWith("tide and more");
    }

    private Answer answer(String question, AnswerFinder.Passage... passages) {
        return finder.find(embedder.embed(question), QueryTerms.of(question), List.of(passages));
    }

    private static AnswerFinder.Passage passage(String text) {
        return new AnswerFinder.Passage(text, new Span(0, text.length()));
    }
}
