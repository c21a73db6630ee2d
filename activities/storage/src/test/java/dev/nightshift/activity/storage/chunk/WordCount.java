package dev.nightshift.activity.storage.chunk;

/** Counts a word as one token per three letters begun, any other mark as one, and two markers. */
final class WordCount implements TokenCounter {
    private long characters;

    @Override
    public int count(String text) {
        characters += text.length();
        int tokens = 2;
        int letters = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            letters = Character.isAlphabetic(c) && !Character.isIdeographic(c) ? letters + 1 : 0;
            if (letters == 0 ? !Character.isWhitespace(c) : letters % 3 == 1) {
                tokens++;
            }
        }
        return tokens;
    }

    /** Returns how many characters were counted so far, repeats included. */
    long characters() {
        return characters;
    }
}
