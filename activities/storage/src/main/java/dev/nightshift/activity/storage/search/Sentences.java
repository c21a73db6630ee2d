package dev.nightshift.activity.storage.search;

import dev.nightshift.contract.storage.Span;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a passage into sentences. A heading, a list item and a paragraph each end one. */
final class Sentences {
    private static final Pattern BLOCK_END = Pattern.compile("\\n\\s*\\n|\\n(?=\\s*([-*•]|\\d+[.)])\\s)");

    private Sentences() {}

    /** Returns the sentences in order, without the white space around them and none of them empty. */
    static List<Span> of(String text) {
        List<Span> sentences = new ArrayList<>();
        Matcher ends = BLOCK_END.matcher(text);
        int start = 0;
        while (ends.find()) {
            addSentences(text, start, ends.start(), sentences);
            start = ends.end();
        }
        addSentences(text, start, text.length(), sentences);
        return sentences;
    }

    private static void addSentences(String text, int from, int to, List<Span> sentences) {
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
        breaks.setText(text.substring(from, to));
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            Span sentence = stripped(text, from + start, from + end);
            if (sentence.length() > 0) {
                sentences.add(sentence);
            }
            start = end;
        }
    }

    private static Span stripped(String text, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return new Span(start, end);
    }
}
