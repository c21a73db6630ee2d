package dev.nightshift.activity.storage.chunk;

/**
 * Finds places where a text may be cut without damage to what a reader takes for one character. Our own
 * rules, because those of the JDK differ between its versions and a cut must not.
 */
final class Graphemes {
    /** No honest character is longer; a chain of thousands of accents is cut between two of them. */
    private static final int LONGEST = 64;

    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private Graphemes() {}

    /** Returns the last place to cut after {@code start} and not after {@code wanted}, if there is one near. */
    static int cutBefore(CharSequence text, int start, int wanted) {
        int lowest = Math.max(start, wanted - LONGEST);
        for (int cut = wanted; cut > lowest; cut--) {
            if (isBoundary(text, start, cut)) {
                return cut;
            }
        }
        boolean insidePair =
                Character.isLowSurrogate(text.charAt(wanted)) && Character.isHighSurrogate(text.charAt(wanted - 1));
        return insidePair ? wanted + 1 : wanted;
    }

    /**
     * Tells whether a character ends before {@code index}.
     *
     * @param from an earlier boundary, from which flags are counted in pairs
     */
    static boolean isBoundary(CharSequence text, int from, int index) {
        if (index <= 0 || index >= text.length()) {
            return true;
        }
        int before = Character.codePointBefore(text, index);
        int after = Character.codePointAt(text, index);
        if (Character.isLowSurrogate(text.charAt(index)) && Character.isHighSurrogate(text.charAt(index - 1))) {
            return false;
        }
        return !extendsTheOneBefore(after)
                && before != ZERO_WIDTH_JOINER
                && !(isLeadingJamo(before) && isLeadingJamo(after))
                && !isPrepended(before)
                && !(isRegionalIndicator(before) && isRegionalIndicator(after) && isSecondOfPair(text, from, index))
                && !(before == '\r' && after == '\n');
    }

    private static boolean extendsTheOneBefore(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default ->
                codePoint == ZERO_WIDTH_JOINER
                        || isInnerJamo(codePoint)
                        || codePoint == 0x200C
                        || codePoint == 0x0E33
                        || codePoint == 0x0EB3
                        || (codePoint >= 0x1F3FB && codePoint <= 0x1F3FF)
                        || (codePoint >= 0xFF9E && codePoint <= 0xFF9F)
                        || (codePoint >= 0xE0020 && codePoint <= 0xE007F);
        };
    }

    private static boolean isLeadingJamo(int codePoint) {
        return (codePoint >= 0x1100 && codePoint <= 0x115F) || (codePoint >= 0xA960 && codePoint <= 0xA97F);
    }

    /** Vowels and final consonants belong to the syllable before them. */
    private static boolean isInnerJamo(int codePoint) {
        return (codePoint >= 0x1160 && codePoint <= 0x11FF) || (codePoint >= 0xD7B0 && codePoint <= 0xD7FF);
    }

    private static boolean isPrepended(int codePoint) {
        return codePoint >= 0x0600 && codePoint <= 0x0605 || codePoint == 0x06DD || codePoint == 0x070F;
    }

    private static boolean isRegionalIndicator(int codePoint) {
        return codePoint >= 0x1F1E6 && codePoint <= 0x1F1FF;
    }

    private static boolean isSecondOfPair(CharSequence text, int from, int index) {
        int at = index;
        while (at > from && isRegionalIndicator(Character.codePointBefore(text, at))) {
            at -= 2;
        }
        return (index - at) / 2 % 2 == 1;
    }
}
