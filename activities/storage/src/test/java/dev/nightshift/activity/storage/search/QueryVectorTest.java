package dev.nightshift.activity.storage.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.activity.storage.BagOfWords;
import org.junit.jupiter.api.Test;

class QueryVectorTest {
    private final BagOfWords embedder = new BagOfWords();

    @Test
    void embedsAQuestionThatFitsAsItIs() {
        assertThat(QueryVector.fitting("what is the tide?", embedder)).isEqualTo("what is the tide?");
    }

    @Test
    void cutsAQuestionThatDoesNotFitToItsFirstWords() {
        String fitting = QueryVector.fitting("word ".repeat(99) + "word", embedder);

        assertThat(embedder.countTokens(fitting)).isEqualTo(embedder.maxTokens());
        assertThat(fitting).endsWith("word");
        assertThat(QueryVector.of("word ".repeat(100), embedder)).isEqualTo(embedder.embed(fitting));
    }

    @Test
    void cutsThroughAWordOnlyIfNotEvenOneFits() {
        String fitting = QueryVector.fitting("a-".repeat(100), embedder);

        assertThat(fitting).isNotEmpty();
        assertThat(embedder.countTokens(fitting)).isLessThanOrEqualTo(embedder.maxTokens());
    }
}
