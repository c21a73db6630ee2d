package dev.nightshift.activity.storage.content;

/**
 * The limits that decide what is extracted.
 *
 * @param maxCharacters where a longer text is cut, in UTF-16 code units
 * @param maxDepth deepest nesting of elements
 */
record ExtractionLimits(int maxCharacters, int maxDepth) {
    private static final int MOST_BYTES_PER_CHARACTER = 4;

    /** Returns how many bytes of a text file can matter. */
    int maxTextBytes() {
        return Math.multiplyExact(maxCharacters, MOST_BYTES_PER_CHARACTER);
    }
}
