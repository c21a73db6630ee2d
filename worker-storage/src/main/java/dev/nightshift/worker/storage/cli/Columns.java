package dev.nightshift.worker.storage.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * Measures text in the columns of a terminal: ideographs and emoji take two, combining marks none.
 * Control characters, which could move the cursor, are turned into spaces by {@link #oneLine}.
 */
final class Columns {
    private static final String ELLIPSIS = "…";

    /** First and last code points that take two columns, after Unicode's East Asian Width (UAX 11). */
    private static final int[][] WIDE = {
        {0x1100, 0x115F}, {0x231A, 0x231B}, {0x2E80, 0x303E}, {0x3041, 0x33FF}, {0x3400, 0x4DBF}, {0x4E00, 0x9FFF},
        {0xA000, 0xA4CF}, {0xA960, 0xA97F}, {0xAC00, 0xD7A3}, {0xF900, 0xFAFF}, {0xFE30, 0xFE6F}, {0xFF00, 0xFF60},
        {0xFFE0, 0xFFE6}, {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD}
    };

    private Columns() {}

    static int width(String text) {
        return text.codePoints().map(Columns::width).sum();
    }

    /** Returns text without line ends and other control characters, and without runs of white space. */
    static String oneLine(String text) {
        return text.replaceAll("[\\s\\p{Cc}\\p{Cf}&&[^\\u200C\\u200D]]+", " ").strip();
    }

    /** Returns text that takes at most {@code columns}; what was cut shows as an ellipsis at its end. */
    static String fitted(String text, int columns) {
        return width(text) <= columns ? text : prefix(text, columns - 1) + ELLIPSIS;
    }

    /** As {@link #fitted}, but cuts at the start: of a path the end tells more. */
    static String fittedAtStart(String text, int columns) {
        if (width(text) <= columns) {
            return text;
        }
        int start = 0;
        while (start < text.length() && width(text.substring(start)) > columns - 1) {
            start += Character.charCount(text.codePointAt(start));
        }
        return ELLIPSIS + text.substring(start);
    }

    static String padded(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - width(text)));
    }

    /** Breaks a single line between words, and inside a word only if that is longer than a line. */
    static List<String> wrapped(String line, int columns) {
        List<String> lines = new ArrayList<>();
        String rest = line;
        while (width(rest) > columns) {
            String most = prefix(rest, columns);
            int end = rest.charAt(most.length()) == ' ' ? most.length() : most.lastIndexOf(' ');
            end = end > 0 ? end : Math.max(most.length(), Character.charCount(rest.codePointAt(0)));
            lines.add(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).stripLeading();
        }
        lines.add(rest);
        return lines;
    }

    private static String prefix(String text, int columns) {
        int end = 0;
        int used = 0;
        while (end < text.length()) {
            int c = text.codePointAt(end);
            used += width(c);
            if (used > columns) {
                break;
            }
            end += Character.charCount(c);
        }
        return text.substring(0, end);
    }

    private static int width(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        for (int[] range : WIDE) {
            if (c >= range[0] && c <= range[1]) {
                return 2;
            }
        }
        return 1;
    }
}
