package dev.nightshift.activity.storage.chunk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A text cut into pieces, mostly sentences, that lie end to end, each with its length in tokens. The
 * length of several is taken as the sum of theirs, so that packing pieces needs no further counting.
 */
final class Pieces {
    private final int[] ends;
    private final long[] tokensUpTo;
    private final List<Break> breaks;

    private Pieces(Builder builder) {
        ends = Arrays.copyOf(builder.ends, builder.size);
        tokensUpTo = Arrays.copyOf(builder.tokensUpTo, builder.size);
        breaks = builder.breaks;
    }

    int count() {
        return ends.length;
    }

    int start(int piece) {
        return piece == 0 ? 0 : ends[piece - 1];
    }

    Break after(int piece) {
        return breaks.get(piece);
    }

    /** Returns the tokens of the pieces from {@code from} to before {@code to}. */
    long tokens(int from, int to) {
        return before(to) - before(from);
    }

    int characters(int from, int to) {
        return start(to) - start(from);
    }

    /** Returns the piece that starts at an offset, or the number of pieces for the end of the text. */
    int startingAt(int offset) {
        if (offset == 0) {
            return 0;
        }
        int found = Arrays.binarySearch(ends, offset);
        if (found < 0) {
            throw new IllegalArgumentException("no piece starts at " + offset);
        }
        return found + 1;
    }

    private long before(int piece) {
        return piece == 0 ? 0 : tokensUpTo[piece - 1];
    }

    /** Takes the pieces one after the other. */
    static final class Builder {
        private int[] ends = new int[64];
        private long[] tokensUpTo = new long[64];
        private final List<Break> breaks = new ArrayList<>();
        private int size;

        void add(int end, int tokens, Break after) {
            if (size == ends.length) {
                ends = Arrays.copyOf(ends, size * 2);
                tokensUpTo = Arrays.copyOf(tokensUpTo, size * 2);
            }
            ends[size] = end;
            tokensUpTo[size] = tokens + (size == 0 ? 0 : tokensUpTo[size - 1]);
            breaks.add(after);
            size++;
        }

        Pieces build() {
            return new Pieces(this);
        }
    }
}
