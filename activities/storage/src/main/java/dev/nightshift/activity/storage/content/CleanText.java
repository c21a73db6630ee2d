package dev.nightshift.activity.storage.content;

/** Text that every store can take: no NUL, no half of a surrogate pair, lines ended by {@code \n}. */
final class CleanText {
    private static final char REPLACEMENT = '\uFFFD';

    private CleanText() {}

    static CharSequence of(CharSequence raw) {
        int dirty = firstDirty(raw, 0);
        if (dirty == raw.length()) {
            return raw;
        }
        StringBuilder clean = new StringBuilder(raw.length());
        int from = 0;
        while (dirty < raw.length()) {
            clean.append(raw, from, dirty);
            if (raw.charAt(dirty) != '\r') {
                clean.append(REPLACEMENT);
            } else if (dirty + 1 == raw.length() || raw.charAt(dirty + 1) != '\n') {
                clean.append('\n');
            }
            from = dirty + 1;
            dirty = firstDirty(raw, from);
        }
        return clean.append(raw, from, raw.length());
    }

    private static int firstDirty(CharSequence raw, int from) {
        int i = from;
        while (i < raw.length()) {
            char c = raw.charAt(i);
            boolean pair =
                    Character.isHighSurrogate(c) && i + 1 < raw.length() && Character.isLowSurrogate(raw.charAt(i + 1));
            if (c == '\0' || c == '\r' || Character.isSurrogate(c) && !pair) {
                return i;
            }
            i += pair ? 2 : 1;
        }
        return i;
    }
}
