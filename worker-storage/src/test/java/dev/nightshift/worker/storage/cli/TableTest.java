package dev.nightshift.worker.storage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {
    private final Table table = new Table("TITLE", "LANG", "PATH")
            .row("A title", "en", "docs/a.md")
            .row("日本語の題名", "ja", "docs/long/way/down/b.md");

    @Test
    void linesUpColumnsAlsoOfWideCharacters() {
        assertThat(table.lines(Screen.ENDLESS))
                .containsExactly(
                        "TITLE         LANG  PATH",
                        "A title       en    docs/a.md",
                        "日本語の題名  ja    docs/long/way/down/b.md");
    }

    @Test
    void isNeverWiderThanTheTerminal() {
        for (int width = 5; width < 60; width++) {
            for (String line : table.lines(width)) {
                assertThat(Columns.width(line)).isLessThanOrEqualTo(width);
            }
        }
        assertThat(table.lines(32)).last().isEqualTo("日本語の題名  ja    …y/down/b.md");
    }
}
