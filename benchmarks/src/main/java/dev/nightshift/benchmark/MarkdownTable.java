package dev.nightshift.benchmark;

import java.util.Collections;

/** A table as Markdown writes it. */
final class MarkdownTable {
    private final int columns;
    private final StringBuilder text = new StringBuilder();

    MarkdownTable(String... header) {
        columns = header.length;
        row(header);
        row(Collections.nCopies(columns, "---").toArray(String[]::new));
    }

    void row(String... cells) {
        if (cells.length != columns) {
            throw new IllegalArgumentException("a row has " + columns + " cells, not " + cells.length);
        }
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
