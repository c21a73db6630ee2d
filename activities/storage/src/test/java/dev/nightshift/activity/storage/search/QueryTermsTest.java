package dev.nightshift.activity.storage.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class QueryTermsTest {
    @Test
    void findsTheFormsOfAWord() {
        assertThat(marked(
                        "How are documents indexed?", "Indexing a document twice indexes it once; an index is cheap."))
                .containsExactly("Indexing", "document", "indexes", "index");
        assertThat(marked("retries", "A retry is retried.")).containsExactly("retry", "retried");
        assertThat(marked("storage stores", "It is stored by storing.")).containsExactly("stored", "storing");
    }

    @Test
    void leavesOutTheCommonestWordsUnlessThereAreNoOthers() {
        assertThat(marked("what is the moon", "The moon is what it is.")).containsExactly("moon");
        assertThat(marked("to be or not to be", "To be.")).containsExactly("To", "be");
    }

    @Test
    void findsWordsOfAnyScript() {
        assertThat(marked("Grüße", "Viele grüße!")).containsExactly("grüße");
        assertThat(marked("привет", "Привет, мир")).containsExactly("Привет");
    }

    @Test
    void tellsHowManyOfTheWordsATextHas() {
        QueryTerms terms = QueryTerms.of("red green blue lamps");

        assertThat(terms.coverage("A blue lamp beside another blue lamp")).isEqualTo(0.5);
        assertThat(QueryTerms.of("???").coverage("anything")).isZero();
    }

    private static List<String> marked(String query, String text) {
        return QueryTerms.of(query).occurrences(text).stream()
                .map(span -> span.in(text))
                .toList();
    }
}
