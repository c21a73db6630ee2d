package dev.nightshift.activity.storage.chunk;

/** How good a place is to end a passage at, the worst first. */
enum Break {
    INSIDE_WORD,
    WORD,
    LINE,
    SENTENCE,
    PARAGRAPH;

    boolean isBetterThan(Break other) {
        return compareTo(other) > 0;
    }

    boolean isAtLeast(Break other) {
        return compareTo(other) >= 0;
    }
}
