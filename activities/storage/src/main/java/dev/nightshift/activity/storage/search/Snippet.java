package dev.nightshift.activity.storage.search;

import dev.nightshift.contract.storage.Span;
import java.util.List;
import java.util.TreeSet;

/** Chooses the part of a passage that shows best why it was found. */
final class Snippet {
    static final int MAX_LENGTH = 500;
    private static final int LEAD = 80;

    private Snippet() {}

    /** Returns the best part of {@code passage}, at most {@value #MAX_LENGTH} characters, whole words. */
    static Span of(String passage, QueryTerms terms) {
        if (passage.length() <= MAX_LENGTH) {
            return new Span(0, passage.length());
        }
        Span best = window(passage, 0);
        double bestScore = score(passage, best, terms);
        for (int start : starts(passage, terms)) {
            Span candidate = window(passage, start);
            double score = score(passage, candidate, terms);
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return best;
    }

    /** Where a window may begin: at a sentence, or a little before a word that was asked for. */
    private static TreeSet<Integer> starts(String passage, QueryTerms terms) {
        TreeSet<Integer> starts = new TreeSet<>();
        Sentences.of(passage).forEach(sentence -> starts.add(sentence.start()));
        terms.occurrences(passage).forEach(word -> starts.add(wordStart(passage, Math.max(0, word.start() - LEAD))));
        return starts;
    }

    /** Returns where a text from {@code start} must end, to be short enough and end with a word. */
    static int cut(String text, int start) {
        int end = Math.min(text.length(), start + MAX_LENGTH);
        return end < text.length() ? wordEnd(text, start, end) : end;
    }

    private static Span window(String passage, int start) {
        return new Span(start, cut(passage, start));
    }

    private static double score(String passage, Span window, QueryTerms terms) {
        String text = window.in(passage);
        List<Span> occurrences = terms.occurrences(text);
        // Different words first, then more of them, then more text.
        return 1_000 * terms.coverage(text) + occurrences.size() + text.length() / 1_000.0;
    }

    private static int wordStart(String text, int at) {
        int start = at;
        while (start > 0 && !Character.isWhitespace(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private static int wordEnd(String text, int start, int limit) {
        int end = limit;
        while (end > start && !Character.isWhitespace(text.charAt(end))) {
            end--;
        }
        if (end > start) {
            return end;
        }
        // One word longer than the window: cut it, but not through a surrogate pair.
        return Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
    }
}
