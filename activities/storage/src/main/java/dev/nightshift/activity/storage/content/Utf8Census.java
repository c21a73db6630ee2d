package dev.nightshift.activity.storage.content;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * How far bytes are UTF-8.
 *
 * @param whole characters outside of ASCII that are written as they should be
 * @param broken sequences that are not
 * @param firstBroken offset of the first of them, or -1
 */
record Utf8Census(long whole, long broken, int firstBroken) {
    private static final int BUFFER_CHARACTERS = 1 << 14;

    /** A sequence that the end of the bytes cuts off does not count. */
    static Utf8Census of(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(BUFFER_CHARACTERS);
        long whole = 0;
        long broken = 0;
        int firstBroken = -1;
        while (true) {
            CoderResult result = decoder.decode(in, out, false);
            whole += out.flip().chars().filter(c -> c > 0x7F).count();
            out.clear();
            if (result.isError()) {
                firstBroken = broken == 0 ? in.position() : firstBroken;
                broken++;
                in.position(in.position() + result.length());
            } else if (result.isUnderflow()) {
                return new Utf8Census(whole, broken, firstBroken);
            }
        }
    }
}
