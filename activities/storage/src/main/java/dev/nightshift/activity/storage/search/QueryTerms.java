package dev.nightshift.activity.storage.search;

import dev.nightshift.contract.storage.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a question that carry its meaning, and where a text has them in any of their forms. */
public final class QueryTerms {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}\\p{M}]+");
    private static final Set<String> STOP_WORDS = Set.of(
            ("a about after all also an and any are as at be because been before but by can could did do does for"
                            + " from had has have how i if in into is it its me my no not of on or our she should so than"
                            + " that the their them then there these they this to was we were what when where which who"
                            + " why will with would you your")
                    .split(" "));

    private final Set<String> stems;

    private QueryTerms(Set<String> stems) {
        this.stems = stems;
    }

    /** Takes the words of {@code query} without the commonest English ones, unless it has no others. */
    public static QueryTerms of(String query) {
        Set<String> all = new LinkedHashSet<>();
        Set<String> telling = new LinkedHashSet<>();
        Matcher words = WORD.matcher(query);
        while (words.find()) {
            String word = words.group();
            all.add(Stems.of(word));
            if (!STOP_WORDS.contains(word.toLowerCase(Locale.ROOT))) {
                telling.add(Stems.of(word));
            }
        }
        return new QueryTerms(telling.isEmpty() ? all : telling);
    }

    /** Returns where {@code text} has one of the words, in order. */
    public List<Span> occurrences(String text) {
        List<Span> found = new ArrayList<>();
        Matcher words = WORD.matcher(text);
        while (words.find()) {
            if (stems.contains(Stems.of(words.group()))) {
                found.add(new Span(words.start(), words.end()));
            }
        }
        return found;
    }

    /** Returns the part of the words that {@code text} has, 0 to 1. */
    double coverage(String text) {
        if (stems.isEmpty()) {
            return 0;
        }
        Set<String> found = new HashSet<>();
        occurrences(text).forEach(span -> found.add(Stems.of(span.in(text))));
        return (double) found.size() / stems.size();
    }
}
