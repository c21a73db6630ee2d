package dev.nightshift.activity.storage.content;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes running text with white space as a browser shows it: runs of it become one space, blocks are
 * apart, and nothing precedes the first block.
 */
final class BlockText {
    private static final int NOT_YET = -1;
    private static final int SAMPLE_CHARACTERS = 10_000;

    /** Of two rows it cannot be told whether one names the columns of the other. */
    private static final int FEWEST_ROWS = 3;

    private final DocumentDraft draft;
    private final Deque<OpenSpan> open = new ArrayDeque<>();
    private int pendingNewlines;
    private boolean pendingSpace;
    private int preformatted;
    private int cells;
    private boolean cellStarts;

    BlockText(DocumentDraft draft) {
        this.draft = draft;
    }

    /** A stretch of text that has been started: it begins with the next visible character. */
    static final class OpenSpan {
        private int start = NOT_YET;
        private int end = NOT_YET;
    }

    /** Ends the current line, if any; {@code newlines} 2 leaves a blank line. A cell stays one line. */
    void breakLine(int newlines) {
        if (cells > 0) {
            pendingSpace = true;
            return;
        }
        pendingNewlines = Math.max(pendingNewlines, newlines);
        pendingSpace = false;
    }

    void startPreformatted() {
        preformatted++;
    }

    void endPreformatted() {
        preformatted--;
    }

    void text(String piece) {
        if (preformatted > 0) {
            verbatim(piece);
            return;
        }
        int i = 0;
        while (i < piece.length()) {
            int wordEnd = i;
            while (wordEnd < piece.length() && !isSpace(piece.charAt(wordEnd))) {
                wordEnd++;
            }
            if (wordEnd > i) {
                visible(piece.substring(i, wordEnd));
            }
            pendingSpace |= wordEnd < piece.length();
            i = wordEnd + 1;
        }
    }

    /**
     * @param first true for the first cell of its row
     */
    void startCell(boolean first) {
        if (!first && cells == 0 && pendingNewlines == 0 && draft.position() > 0) {
            draft.append("\t");
        }
        cellStarts = cells == 0;
        cells++;
    }

    void endCell() {
        cells--;
        cellStarts = false;
        pendingSpace = cells > 0;
    }

    OpenSpan open() {
        OpenSpan span = new OpenSpan();
        open.push(span);
        return span;
    }

    void closeHeading(OpenSpan span, int level) {
        open.remove(span);
        if (span.start != NOT_YET) {
            int end = draft.position();
            draft.heading(level, draft.text(span.start, end), span.start, end);
        }
    }

    void closeLink(OpenSpan span, String target) {
        open.remove(span);
        if (span.start != NOT_YET) {
            draft.link(target, span.start, draft.position());
        }
    }

    /** Tells where the visible text of a stretch ends; may be told again of one that goes on. */
    void end(OpenSpan span) {
        span.end = draft.position();
    }

    /**
     * @param header rows that name the columns, told by {@link #end}, or null to look whether the first row does
     */
    void closeTable(OpenSpan table, @Nullable OpenSpan header) {
        open.remove(table);
        if (table.start == NOT_YET) {
            return;
        }
        int end = draft.position();
        if (header == null) {
            draft.table(table.start, end, table.start, firstRowEnd(table.start, end));
        } else {
            open.remove(header);
            boolean known = header.start != NOT_YET && header.end > header.start;
            draft.table(table.start, end, known ? header.start : table.start, known ? header.end : table.start);
        }
    }

    /** Returns the end of the first row if it names the columns, else where it starts. */
    private int firstRowEnd(int start, int end) {
        String sample = draft.text(start, Math.min(end, start + SAMPLE_CHARACTERS));
        List<List<String>> rows = sample.lines()
                .map(line -> Stream.of(line.split("\t", -1)).map(String::strip).toList())
                .toList();
        return rows.size() >= FEWEST_ROWS && TableHeader.isFirstOf(rows) ? start + sample.indexOf('\n') : start;
    }

    private void verbatim(String piece) {
        String body = pendingNewlines > 0 && piece.startsWith("\n") ? piece.substring(1) : piece;
        if (!body.isEmpty()) {
            visible(body);
        }
    }

    private void visible(String word) {
        if (draft.position() > 0) {
            draft.append(pendingNewlines > 0 ? "\n".repeat(pendingNewlines) : pendingSpace && !cellStarts ? " " : "");
        }
        pendingNewlines = 0;
        pendingSpace = false;
        cellStarts = false;
        for (OpenSpan span : open) {
            span.start = span.start == NOT_YET ? draft.position() : span.start;
        }
        draft.append(word);
    }

    private static boolean isSpace(char c) {
        return c <= ' ' && c != 0 || c == '\u00A0';
    }
}
