package dev.nightshift.activity.storage.chunk;

/**
 * Walks over a stretch of text word by word, each with the white space after it, and rates the break
 * behind each. A giant word is walked in parts.
 */
final class Words {
    /** Longest part of a word, in characters; the built-in model takes no longer word either. */
    static final int LONGEST = 100;

    private static final String SENTENCE_ENDS = ".!?…‽";
    private static final String SENTENCE_ENDS_WITHOUT_SPACE = "。！？．｡";
    private static final String PAUSES_WITHOUT_SPACE = "，、；：";
    private static final String CLOSERS = "\"')]}»”’」』）】";
    private static final String BULLETS = "-*+•‣·|#>–";

    private final String text;
    private final int end;
    private int position;
    private Break after = Break.PARAGRAPH;

    Words(String text, int start, int end) {
        this.text = text;
        this.position = start;
        this.end = end;
    }

    boolean hasNext() {
        return position < end;
    }

    /** Moves behind the next word and its white space, and returns that offset. */
    int next() {
        int start = position;
        int wordEnd = wordEnd(start);
        int next = wordEnd;
        int newlines = 0;
        boolean separator = false;
        while (next < end && Character.isWhitespace(text.charAt(next))) {
            char c = text.charAt(next++);
            newlines += c == '\n' ? 1 : 0;
            separator |= c == '\f' || c == '\u2029';
        }
        position = next;
        after = next >= end || newlines > 1 || separator ? Break.PARAGRAPH : rate(start, wordEnd, next, newlines == 1);
        return next;
    }

    /** Returns how good the break behind the last word is. */
    Break after() {
        return after;
    }

    private int wordEnd(int start) {
        int limit = (int) Math.min(end, (long) start + LONGEST);
        for (int i = start; i < limit; i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c)) {
                return i;
            }
            if (isOneOf(SENTENCE_ENDS_WITHOUT_SPACE, c) || isOneOf(PAUSES_WITHOUT_SPACE, c)) {
                return behindMarks(start, i + 1, limit);
            }
        }
        if (limit == end || Character.isWhitespace(text.charAt(limit))) {
            return limit;
        }
        return Graphemes.cutBefore(text, start, limit);
    }

    /** Closing quotes stay with their sentence, and accents, should there be any, with their mark. */
    private int behindMarks(int start, int from, int limit) {
        int i = from;
        while (i < limit
                && (isOneOf(CLOSERS, text.charAt(i))
                        || isOneOf(SENTENCE_ENDS_WITHOUT_SPACE, text.charAt(i))
                        || !Graphemes.isBoundary(text, start, i))) {
            i++;
        }
        return i < end && !Graphemes.isBoundary(text, start, i) ? Graphemes.cutBefore(text, from - 1, i) : i;
    }

    private Break rate(int start, int wordEnd, int next, boolean newLine) {
        boolean space = next > wordEnd;
        int last = wordEnd - 1;
        while (last > start && isOneOf(CLOSERS, text.charAt(last))) {
            last--;
        }
        char mark = text.charAt(Math.max(start, last));
        if (isOneOf(SENTENCE_ENDS_WITHOUT_SPACE, mark)
                || (space && isOneOf(SENTENCE_ENDS, mark) && !Character.isLowerCase(text.codePointAt(next)))
                || (newLine && startsAnItem(next))) {
            return Break.SENTENCE;
        }
        if (newLine) {
            return Break.LINE;
        }
        return space || isOneOf(PAUSES_WITHOUT_SPACE, mark) ? Break.WORD : Break.INSIDE_WORD;
    }

    private boolean startsAnItem(int at) {
        int i = at;
        while (i < end && i < at + 4 && Character.isDigit(text.charAt(i))) {
            i++;
        }
        boolean numbered = i > at && i < end && isOneOf(".)", text.charAt(i));
        return numbered || isOneOf(BULLETS, text.charAt(at));
    }

    private static boolean isOneOf(String characters, char c) {
        return characters.indexOf(c) >= 0;
    }
}
