package dev.nightshift.activity.storage.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SnippetTest {
    private static final String FILLER = "Nothing of interest happens in this sentence at all. ";

    @Test
    void showsAShortPassageWhole() {
        assertThat(snippet("Short.", "anything")).isEqualTo("Short.");
    }

    @Test
    void showsTheSentencesThatHaveMostOfTheWords() {
        String passage = FILLER.repeat(12) + "Only the lighthouse keeper knows the tide. " + FILLER.repeat(12);

        String snippet = snippet(passage, "who knows the tide at the lighthouse?");

        assertThat(snippet)
                .contains("Only the lighthouse keeper knows the tide.")
                .hasSizeLessThanOrEqualTo(500);
        assertThat(passage).contains(snippet);
    }

    @Test
    void cutsAtAWordAndNeverThroughACharacter() {
        assertThat(snippet("word ".repeat(200), "nothing")).endsWith("word").hasSizeLessThanOrEqualTo(500);
        assertThat(snippet("a" + "\uD83D\uDE00".repeat(400), "nothing")).hasSize(499);
    }

    private static String snippet(String passage, String query) {
        return Snippet.of(passage, QueryTerms.of(query)).in(passage);
    }
}
