package dev.nightshift.benchmark;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Sentences of documents, in two parts that share none.
 *
 * @param queries to ask
 * @param material to make passages of
 */
record RealSentences(List<String> queries, List<String> material) {
    /** With fewer, the passages would be too much alike. */
    private static final int LEAST_MATERIAL = 20;

    private static final Pattern PARAGRAPH = Pattern.compile("\\n\\s*\\n");
    private static final int SHORTEST = 40;
    private static final int LONGEST = 300;
    /** Begins with a letter, ends as a sentence does, and has no character that Markdown gives a meaning. */
    private static final Pattern PLAIN = Pattern.compile("\\p{Lu}[^|#*_<>\\[\\]`\\\\~]*[.?!]");

    RealSentences {
        queries = List.copyOf(queries);
        material = List.copyOf(material);
    }

    /**
     * Divides the sentences of {@code texts}, always in the same way for the same seed.
     *
     * @throws MeasurementException if there are too few
     */
    static RealSentences of(List<String> texts, int queries, long seed) {
        Set<String> different = new LinkedHashSet<>();
        // A heading is no part of the sentence below it.
        texts.forEach(text -> PARAGRAPH.splitAsStream(text).forEach(part -> addSentences(part, different)));
        if (different.size() < queries + LEAST_MATERIAL) {
            throw new MeasurementException("the corpus has " + different.size() + " different sentences, but "
                    + queries + " queries need " + (queries + LEAST_MATERIAL)
                    + ": ask for fewer, or name a larger corpus");
        }
        List<String> shuffled = new ArrayList<>(different);
        Collections.shuffle(shuffled, new Random(seed));
        return new RealSentences(shuffled.subList(0, queries), shuffled.subList(queries, shuffled.size()));
    }

    private static void addSentences(String text, Set<String> sentences) {
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
        breaks.setText(text);
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            String sentence = text.substring(start, end).replaceAll("\\s+", " ").strip();
            if (sentence.length() >= SHORTEST
                    && sentence.length() <= LONGEST
                    && PLAIN.matcher(sentence).matches()) {
                sentences.add(sentence);
            }
            start = end;
        }
    }
}
