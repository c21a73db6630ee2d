package dev.nightshift.activity.storage.chunk;

import dev.nightshift.activity.storage.chunk.Outline.Section;
import dev.nightshift.activity.storage.chunk.TableHeaders.Rows;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text into {@link Pieces}: rows in tables, else sentences where it has them, else lines, else
 * words. No piece lies in two sections. Each character is counted a bounded number of times.
 */
final class PieceCutter {
    /** A longer sentence is cut before it is counted, so that counting stays linear. */
    private static final int MOST_CHARACTERS = 600;

    /** A longer row is cut uncounted: no passage is that long. */
    private static final int LONGEST_ROW = 4_000;

    private final String text;
    private final TokenCounter counter;
    private final int markers;
    private final int mostTokens;
    private final TableHeaders tables;
    private final Pieces.Builder pieces = new Pieces.Builder();

    /**
     * Prepares a cutter.
     *
     * @param markers tokens that the counter adds to every text
     * @param mostTokens of a piece, at least 1
     */
    PieceCutter(String text, TokenCounter counter, int markers, int mostTokens, TableHeaders tables) {
        this.text = text;
        this.counter = counter;
        this.markers = markers;
        this.mostTokens = mostTokens;
        this.tables = tables;
    }

    Pieces cut(List<Section> sections) {
        for (Section section : sections) {
            cut(section.start, section.headingEnd);
            cutAroundTables(section.headingEnd, section.ownEnd);
        }
        return pieces.build();
    }

    private void cutAroundTables(int start, int end) {
        int from = start;
        for (int i = tables.firstBehind(start); i < tables.all().size() && from < end; i++) {
            Rows table = tables.all().get(i);
            if (table.start() >= end) {
                break;
            }
            int first = Math.max(from, table.start());
            cut(from, first);
            from = behindBlanks(Math.min(end, table.end()), end);
            cutRows(first, from, table.rowTokens());
        }
        cut(from, end);
    }

    private void cutRows(int start, int end, int rowTokens) {
        int from = start;
        while (from < end) {
            int newline = text.indexOf('\n', from);
            int to = newline < 0 || newline >= end ? end : behindBlanks(newline, end);
            int tokens = to - from > LONGEST_ROW ? Integer.MAX_VALUE : tokens(from, to);
            if (tokens <= rowTokens) {
                pieces.add(to, tokens, to == end ? Break.PARAGRAPH : Break.SENTENCE);
            } else {
                cut(from, to);
            }
            from = to;
        }
    }

    private int behindBlanks(int from, int end) {
        int to = from;
        while (to < end && Character.isWhitespace(text.charAt(to))) {
            to++;
        }
        return to;
    }

    private void cut(int start, int end) {
        Words words = new Words(text, start, end);
        Stretch stretch = new Stretch(start);
        while (words.hasNext()) {
            int wordEnd = words.next();
            stretch.add(wordEnd, words.after());
            if (words.after().isAtLeast(Break.SENTENCE)) {
                add(stretch, 0, stretch.size());
                stretch = new Stretch(wordEnd);
            } else if (wordEnd - stretch.start >= MOST_CHARACTERS) {
                int first = stretch.bestEnd();
                add(stretch, 0, first);
                stretch = stretch.from(first);
            }
        }
        add(stretch, 0, stretch.size());
    }

    /** Adds the words of a stretch from one to before another as one piece, or as halves if too long. */
    private void add(Stretch words, int from, int to) {
        if (from == to) {
            return;
        }
        int start = words.startOf(from);
        int end = words.startOf(to);
        int tokens = tokens(start, end);
        if (tokens <= mostTokens) {
            pieces.add(end, tokens, words.breaks.get(to - 1));
        } else if (to - from > 1) {
            int middle = (from + to) / 2;
            add(words, from, middle);
            add(words, middle, to);
        } else {
            addParts(start, end, tokens, words.breaks.get(from));
        }
    }

    private void addParts(int start, int end, int tokens, Break after) {
        int middle = middle(start, end);
        if (tokens <= mostTokens || middle == start || middle == end) {
            pieces.add(end, tokens, after);
            return;
        }
        addParts(start, middle, tokens(start, middle), Break.INSIDE_WORD);
        addParts(middle, end, tokens(middle, end), after);
    }

    /** Returns a place between two characters near the middle, or an end if there is but one character. */
    private int middle(int start, int end) {
        int middle = (start + end) >>> 1;
        return middle == start ? start : Math.min(end, Graphemes.cutBefore(text, start, middle));
    }

    private int tokens(int start, int end) {
        return Math.max(0, counter.count(text.substring(start, end)) - markers);
    }

    /** Words that lie end to end. */
    private static final class Stretch {
        private final int start;
        private final List<Integer> ends = new ArrayList<>();
        private final List<Break> breaks = new ArrayList<>();

        Stretch(int start) {
            this.start = start;
        }

        void add(int end, Break after) {
            ends.add(end);
            breaks.add(after);
        }

        int size() {
            return ends.size();
        }

        int startOf(int word) {
            return word == 0 ? start : ends.get(word - 1);
        }

        /** Returns how many words to take for a piece: at least half the stretch, to the best break in it. */
        int bestEnd() {
            int best = size();
            for (int i = size() - 1; i > size() / 2; i--) {
                if (breaks.get(i - 1).isBetterThan(breaks.get(best - 1))) {
                    best = i;
                }
            }
            return best;
        }

        Stretch from(int word) {
            Stretch rest = new Stretch(startOf(word));
            for (int i = word; i < size(); i++) {
                rest.add(ends.get(i), breaks.get(i));
            }
            return rest;
        }
    }
}
