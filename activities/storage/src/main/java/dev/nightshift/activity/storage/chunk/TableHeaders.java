package dev.nightshift.activity.storage.chunk;

import dev.nightshift.activity.storage.content.ExtractedDocument;
import dev.nightshift.activity.storage.content.ExtractedDocument.Table;
import java.util.ArrayList;
import java.util.List;

/** The tables of a document, and what a passage of each must repeat. */
final class TableHeaders {
    /** The part of a passage that the names of columns may take. */
    private static final int SHARE = 3;

    private final List<Rows> all = new ArrayList<>();
    private final TokenCounter counter;
    private final int markers;
    private final int mostTokens;

    /**
     * Prepares the headers of one document.
     *
     * @param markers tokens that the counter adds to every text
     * @param mostTokens of a passage without its headings
     */
    TableHeaders(ExtractedDocument document, TokenCounter counter, int markers, int mostTokens) {
        this.counter = counter;
        this.markers = markers;
        this.mostTokens = mostTokens;
        String text = document.text();
        int last = 0;
        for (Table table : document.tables()) {
            int start = Math.max(last, table.span().start());
            int end = Math.min(table.span().end(), text.length());
            if (start < end) {
                all.add(rows(table, start, end, text));
                last = end;
            }
        }
    }

    /**
     * A table.
     *
     * @param headerEnd offset behind the header
     * @param header "" if there is none
     * @param rowTokens most tokens of a row that need not be cut
     */
    record Rows(int start, int end, int headerEnd, String header, int rowTokens) {}

    List<Rows> all() {
        return all;
    }

    /** Returns the first table that ends behind an offset, as a number from 0, or how many there are. */
    int firstBehind(int offset) {
        int low = 0;
        int high = all.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (all.get(middle).end() <= offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Returns the header over what starts at an offset, or "" if there is none or it starts before it. */
    String over(int offset) {
        int number = firstBehind(offset);
        if (number == all.size() || offset < all.get(number).headerEnd()) {
            return "";
        }
        return all.get(number).header();
    }

    private Rows rows(Table table, int start, int end, String text) {
        int headerEnd = Math.max(start, Math.min(end, table.header().end()));
        int headerStart = Math.max(start, Math.min(headerEnd, table.header().start()));
        String header = fitting(Outline.shortened(text.substring(headerStart, headerEnd)));
        int headerTokens = header.isEmpty() ? 0 : counter.count(header) - markers;
        return new Rows(start, end, headerEnd, header, Math.max(1, mostTokens - headerTokens));
    }

    private String fitting(String header) {
        String line = header;
        while (!line.isEmpty() && counter.count(line) - markers > Math.max(1, mostTokens / SHARE)) {
            int shorter = line.length() * 3 / 4;
            line = shorter == 0
                    ? ""
                    : line.substring(0, Graphemes.cutBefore(line, 0, shorter)).strip();
        }
        return line;
    }
}
