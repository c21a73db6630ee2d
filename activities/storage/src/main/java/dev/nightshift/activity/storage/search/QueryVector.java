package dev.nightshift.activity.storage.search;

import dev.nightshift.embedding.TextEmbedder;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The vector of a question. A question longer than the model takes is cut: as many of its first words as
 * fit are embedded, while the full-text search still sees all of them.
 */
final class QueryVector {
    private static final Pattern WORD_END = Pattern.compile("\\S(?=\\s|$)");

    private QueryVector() {}

    static float[] of(String query, TextEmbedder embedder) {
        return embedder.embed(fitting(query.strip(), embedder));
    }

    static String fitting(String query, TextEmbedder embedder) {
        if (embedder.countTokens(query) <= embedder.maxTokens()) {
            return query;
        }
        List<Integer> ends = new ArrayList<>();
        Matcher words = WORD_END.matcher(query);
        while (words.find()) {
            ends.add(words.end());
        }
        int fits = longest(query, ends, embedder);
        return fits > 0 ? query.substring(0, ends.get(fits - 1)) : prefix(query, embedder);
    }

    /** Returns how many of the first words fit. */
    private static int longest(String query, List<Integer> ends, TextEmbedder embedder) {
        int fits = 0;
        int tooMany = ends.size() + 1;
        while (tooMany - fits > 1) {
            int middle = (fits + tooMany) / 2;
            if (embedder.countTokens(query.substring(0, ends.get(middle - 1))) <= embedder.maxTokens()) {
                fits = middle;
            } else {
                tooMany = middle;
            }
        }
        return fits;
    }

    /** One word that is too long by itself is halved until it fits. */
    private static String prefix(String word, TextEmbedder embedder) {
        String prefix = word;
        while (embedder.countTokens(prefix) > embedder.maxTokens() && prefix.length() > 1) {
            prefix = prefix.substring(0, prefix.offsetByCodePoints(0, prefix.codePointCount(0, prefix.length()) / 2));
        }
        return prefix;
    }
}
