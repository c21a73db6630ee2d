package dev.nightshift.activity.storage.chunk;

import dev.nightshift.activity.storage.chunk.Outline.Section;

/**
 * Packs pieces into passages. A passage is a part of one section, or several whole small sections under
 * the same heading; a heading with nothing of its own goes with what follows it.
 */
final class Packer {
    /** Some text has hardly a token: white space, or words too long for the model. */
    private static final int MOST_CHARACTERS = 4_000;

    private final Pieces pieces;
    private final int targetTokens;
    private final int mostTokens;
    private final Sink sink;

    Packer(Pieces pieces, int targetTokens, int mostTokens, Sink sink) {
        this.pieces = pieces;
        this.targetTokens = targetTokens;
        this.mostTokens = mostTokens;
        this.sink = sink;
    }

    void pack(Section root) {
        pack(root, 0);
    }

    private void pack(Section section, int from) {
        int end = pieces.startingAt(section.end());
        if (from == end) {
            return;
        }
        if (fits(from, end, targetTokens)) {
            sink.accept(from, end);
        } else if (section.children.isEmpty()) {
            split(from, end);
        } else {
            packParts(section, from);
        }
    }

    private void packParts(Section section, int from) {
        Group group = new Group(from);
        int next = from;
        if (section.hasBody) {
            next = pieces.startingAt(section.ownEnd);
            if (!group.takes(next)) {
                split(from, next);
                group = new Group(next);
            }
        }
        for (Section child : section.children) {
            int start = next;
            next = pieces.startingAt(child.end());
            if (!isSmall(start, next)) {
                group.endAt(start);
                pack(child, start);
                group = new Group(next);
            } else if (!group.takes(next)) {
                group.endAt(start);
                group = new Group(start);
            }
        }
        group.endAt(next);
    }

    private void split(int from, int to) {
        int start = from;
        while (start < to) {
            int end = fits(start, to, mostTokens) ? to : bestEnd(start, to);
            sink.accept(start, end);
            start = end;
        }
    }

    /** Two halves serve better than a full passage and a scrap, so the last passages share what is left. */
    private int bestEnd(int start, int to) {
        long left = pieces.tokens(start, to);
        long limit = left > targetTokens ? Math.min(targetTokens, left * 3 / 5) : targetTokens;
        int best = start + 1;
        for (int end = start + 1; end <= to && (end == start + 1 || fits(start, end, limit)); end++) {
            boolean tooShort = pieces.tokens(start, best) < limit / 2;
            if (tooShort || !pieces.after(best - 1).isBetterThan(pieces.after(end - 1))) {
                best = end;
            }
        }
        return best;
    }

    private boolean isSmall(int from, int to) {
        return fits(from, to, targetTokens / 2);
    }

    private boolean fits(int from, int to, long tokens) {
        return pieces.tokens(from, to) <= tokens && pieces.characters(from, to) <= MOST_CHARACTERS;
    }

    /** Takes the passages in order, each as the first piece and the one behind the last. */
    interface Sink {
        void accept(int from, int to);
    }

    /** Small neighbours that may share a passage. */
    private final class Group {
        private final int from;

        Group(int from) {
            this.from = from;
        }

        boolean takes(int to) {
            return fits(from, to, targetTokens);
        }

        void endAt(int to) {
            if (from < to) {
                sink.accept(from, to);
            }
        }
    }
}
