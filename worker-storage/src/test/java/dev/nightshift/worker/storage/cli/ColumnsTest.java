package dev.nightshift.worker.storage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnsTest {
    @Test
    void countsIdeographsTwiceAndCombiningMarksNotAtAll() {
        assertThat(Columns.width("abc")).isEqualTo(3);
        assertThat(Columns.width("日本語")).isEqualTo(6);
        assertThat(Columns.width("e\u0301")).isEqualTo(1);
        assertThat(Columns.width("\uD83D\uDE00")).isEqualTo(2);
    }

    @Test
    void fitsTextIntoColumnsWithoutSplittingACharacter() {
        assertThat(Columns.fitted("abcdef", 6)).isEqualTo("abcdef");
        assertThat(Columns.fitted("abcdef", 4)).isEqualTo("abc…");
        assertThat(Columns.fitted("日本語", 4)).isEqualTo("日…");
        assertThat(Columns.fittedAtStart("/a/long/path.md", 8)).isEqualTo("…path.md");
    }

    @Test
    void wrapsBetweenWordsAndInsideOnlyOfTooLongOnes() {
        assertThat(Columns.wrapped("one two three", 7)).isEqualTo(List.of("one two", "three"));
        assertThat(Columns.wrapped("abcdefghij k", 4)).isEqualTo(List.of("abcd", "efgh", "ij k"));
        assertThat(Columns.wrapped("日本語日本語", 4)).isEqualTo(List.of("日本", "語日", "本語"));
        assertThat(Columns.wrapped("日", 1)).isEqualTo(List.of("日", ""));
    }

    @Test
    void letsNoDocumentMoveTheCursor() {
        assertThat(Columns.oneLine("a\u001B[2Jb\r\nc\u202Ed")).isEqualTo("a [2Jb c d");
    }
}
