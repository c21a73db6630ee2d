package dev.nightshift.activity.storage.search;

import java.util.Locale;

/**
 * Brings the forms of an English word together: {@code index}, {@code indexes} and {@code indexing}. Only
 * for marking what the database found: it knows the endings alone, so it may fail to mark, or mark too much.
 */
final class Stems {
    private static final int SHORTEST = 3;

    private Stems() {}

    static String of(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return withoutFinalE(withoutVerbEnding(withoutPlural(lower)));
    }

    private static String withoutPlural(String word) {
        if (word.endsWith("ies") && word.length() > SHORTEST + 1) {
            return word.substring(0, word.length() - 3) + "y";
        }
        if (word.endsWith("sses") || word.endsWith("xes") || word.endsWith("ches") || word.endsWith("shes")) {
            return word.substring(0, word.length() - 2);
        }
        boolean plural = word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us") && !word.endsWith("is");
        return plural && word.length() > SHORTEST ? word.substring(0, word.length() - 1) : word;
    }

    private static String withoutVerbEnding(String word) {
        if (word.endsWith("ied") && word.length() > SHORTEST + 1) {
            return word.substring(0, word.length() - 3) + "y";
        }
        if (word.endsWith("ing") && word.length() >= SHORTEST + 3) {
            return withoutDouble(word.substring(0, word.length() - 3));
        }
        if (word.endsWith("ed") && word.length() >= SHORTEST + 2) {
            return withoutDouble(word.substring(0, word.length() - 2));
        }
        return word;
    }

    private static String withoutDouble(String word) {
        int last = word.length() - 1;
        boolean twice =
                last > 1 && word.charAt(last) == word.charAt(last - 1) && "bdgmnprt".indexOf(word.charAt(last)) >= 0;
        return twice ? word.substring(0, last) : word;
    }

    private static String withoutFinalE(String word) {
        return word.endsWith("e") && word.length() > SHORTEST ? word.substring(0, word.length() - 1) : word;
    }
}
