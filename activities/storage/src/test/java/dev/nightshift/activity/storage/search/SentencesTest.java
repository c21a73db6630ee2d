package dev.nightshift.activity.storage.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SentencesTest {
    @Test
    void cutsParagraphsIntoSentencesAcrossLineEnds() {
        assertThat(sentences("The first sentence\nruns on. The second ends?  Yes!"))
                .containsExactly("The first sentence\nruns on.", "The second ends?", "Yes!");
    }

    @Test
    void endsASentenceAtABlankLineAndBeforeAListItem() {
        assertThat(sentences("A heading\n\nSome text\n- one\n- two\n1. three"))
                .containsExactly("A heading", "Some text", "- one", "- two", "1. three");
    }

    @Test
    void findsNoneInWhiteSpace() {
        assertThat(sentences(" \n\n \t")).isEmpty();
    }

    private static List<String> sentences(String text) {
        return Sentences.of(text).stream().map(span -> span.in(text)).toList();
    }
}
