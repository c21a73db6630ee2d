package dev.nightshift.activity.storage.content;

import java.util.List;

/** Reads rows of cells from a text, by RFC 4180 and what is made of it in practice. */
final class CsvReader {
    /** A quote that is not closed within this many characters is a character like any other. */
    private static final int LONGEST_QUOTED = 100_000;

    /** After so many quotes that are not closed, none is taken for a quote any more. */
    private static final int MOST_UNCLOSED = 100;

    private final String text;
    private final CsvDialect dialect;
    private int position;
    private int unclosed;

    CsvReader(String text, CsvDialect dialect) {
        this.text = text;
        this.dialect = dialect;
    }

    /** Replaces {@code cells} by those of the next row; returns false, with none, at the end. */
    boolean read(List<String> cells) {
        cells.clear();
        while (position < text.length() && isLineEnd(text.charAt(position))) {
            position++;
        }
        if (position == text.length()) {
            return false;
        }
        while (true) {
            // More cells than a table may have are read, but all as one.
            if (cells.size() > TableText.MOST_COLUMNS) {
                skipRow();
                return true;
            }
            cells.add(cell());
            if (position == text.length() || isLineEnd(text.charAt(position))) {
                return true;
            }
            position++;
            if (position == text.length()) {
                cells.add("");
                return true;
            }
        }
    }

    private String cell() {
        int start = position;
        while (start < text.length() && text.charAt(start) == ' ' && dialect.delimiter() != ' ') {
            start++;
        }
        if (start < text.length() && text.charAt(start) == dialect.quote() && unclosed < MOST_UNCLOSED) {
            int end = closing(start + 1);
            if (end > 0) {
                return quoted(start + 1, end);
            }
            unclosed++;
        }
        int end = endOfCell(position);
        String cell = text.substring(position, end);
        position = end;
        return cell;
    }

    /** What follows the closing quote belongs to the cell as well. */
    private String quoted(int start, int end) {
        String quote = String.valueOf(dialect.quote());
        String inside = text.substring(start, end).replace(quote + quote, quote);
        position = endOfCell(end + 1);
        return inside + text.substring(end + 1, position);
    }

    private int closing(int from) {
        int limit = (int) Math.min(text.length(), (long) from + LONGEST_QUOTED);
        for (int i = from; i < limit; i++) {
            if (text.charAt(i) == dialect.quote()) {
                if (i + 1 == text.length() || text.charAt(i + 1) != dialect.quote()) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }

    private int endOfCell(int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) != dialect.delimiter() && !isLineEnd(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private void skipRow() {
        while (position < text.length() && !isLineEnd(text.charAt(position))) {
            position++;
        }
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }
}
