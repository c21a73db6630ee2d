package dev.nightshift.activity.storage.content;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * From bytes to text when nothing but the bytes tells the encoding.
 *
 * <p>A byte order mark decides. Otherwise it is UTF-8 if all bytes are, or if most of the sequences
 * outside of ASCII are; the broken ones become U+FFFD. Otherwise it is UTF-16 if every other byte is
 * mostly zero. Otherwise it is windows-1252, unless a byte has no meaning there. What then holds more
 * than one control character in a hundred is no text.
 */
final class TextDecoding {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
    private static final int SAMPLE_BYTES = 4096;

    private TextDecoding() {}

    /**
     * @throws BrokenContentException if the bytes are no text in a known encoding
     */
    static String decode(byte[] bytes) throws BrokenContentException {
        return readable(text(bytes));
    }

    /** Decodes bytes whose encoding is known; broken ones become U+FFFD. */
    static String decode(byte[] bytes, Charset charset) throws BrokenContentException {
        return readable(lenient(bytes, 0, charset));
    }

    static boolean hasByteOrderMark(byte[] bytes) {
        return ByteOrderMark.of(bytes) != null;
    }

    private static String readable(String text) throws BrokenContentException {
        long controls = text.chars().filter(TextDecoding::isControl).count();
        if (controls * 100 > text.length()) {
            throw new BrokenContentException(
                    "is binary: %d of its %d characters are control characters".formatted(controls, text.length()));
        }
        return text;
    }

    private static String text(byte[] bytes) throws BrokenContentException {
        ByteOrderMark mark = ByteOrderMark.of(bytes);
        if (mark != null) {
            return lenient(bytes, mark.length(), mark.charset());
        }
        Charset wide = zeroPattern(bytes);
        if (wide != null) {
            return lenient(bytes, 0, wide);
        }
        Utf8Census census = Utf8Census.of(bytes);
        if (census.broken() == 0 || census.whole() > census.broken()) {
            return lenient(bytes, 0, StandardCharsets.UTF_8);
        }
        try {
            return strict(WINDOWS, bytes);
        } catch (CharacterCodingException e) {
            throw new BrokenContentException(
                    "is not text: invalid UTF-8 at byte %d, and no windows-1252 either".formatted(census.firstBroken()),
                    e);
        }
    }

    private static String lenient(byte[] bytes, int from, Charset charset) {
        boolean bigEndian = charset.equals(StandardCharsets.UTF_16BE);
        if (bigEndian || charset.equals(StandardCharsets.UTF_16LE)) {
            // The decoder of the JDK drops the character after half a pair; the draft keeps it.
            ByteOrder order = bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
            ByteBuffer units = ByteBuffer.wrap(bytes, from, bytes.length - from);
            return units.order(order).asCharBuffer().toString();
        }
        return new String(bytes, from, bytes.length - from, charset);
    }

    private static String strict(Charset charset, byte[] bytes) throws CharacterCodingException {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer text = decoder.decode(ByteBuffer.wrap(bytes));
        return text.toString();
    }

    /** Western text in UTF-16 has a zero in most of its even, or most of its odd, places. */
    private static @Nullable Charset zeroPattern(byte[] bytes) {
        int pairs = Math.min(bytes.length, SAMPLE_BYTES) / 2;
        int evenZeros = 0;
        int oddZeros = 0;
        for (int i = 0; i < pairs; i++) {
            evenZeros += bytes[2 * i] == 0 ? 1 : 0;
            oddZeros += bytes[2 * i + 1] == 0 ? 1 : 0;
        }
        if (evenZeros * 10 > pairs * 6 && oddZeros * 10 < pairs) {
            return StandardCharsets.UTF_16BE;
        }
        return oddZeros * 10 > pairs * 6 && evenZeros * 10 < pairs ? StandardCharsets.UTF_16LE : null;
    }

    private static boolean isControl(int c) {
        return c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1B;
    }

    private record ByteOrderMark(Charset charset, int length) {
        static @Nullable ByteOrderMark of(byte[] bytes) {
            if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
                return new ByteOrderMark(StandardCharsets.UTF_8, 3);
            }
            if (starts(bytes, 0xFF, 0xFE, 0, 0)) {
                return new ByteOrderMark(UTF_32LE, 4);
            }
            if (starts(bytes, 0, 0, 0xFE, 0xFF)) {
                return new ByteOrderMark(UTF_32BE, 4);
            }
            if (starts(bytes, 0xFF, 0xFE)) {
                return new ByteOrderMark(StandardCharsets.UTF_16LE, 2);
            }
            return starts(bytes, 0xFE, 0xFF) ? new ByteOrderMark(StandardCharsets.UTF_16BE, 2) : null;
        }

        private static boolean starts(byte[] bytes, int... mark) {
            for (int i = 0; i < mark.length; i++) {
                if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
                    return false;
                }
            }
            return true;
        }
    }
}
