package dev.nightshift.activity.storage.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * The bytes of one message of a mailbox, without the line "From " that begins it, up to the next such line.
 * Holds no line as a whole, as one may be of any length. A quoted ">From " is given back as "From ".
 */
final class MboxMessage extends InputStream {
    private static final byte[] FROM = "From ".getBytes(StandardCharsets.US_ASCII);
    private static final int END = -1;

    private final InputStream in;
    private final byte[] ahead = new byte[FROM.length + 1];
    private int held;
    private int taken;
    private long length;
    private boolean lineStarts = true;
    private boolean blankBefore;
    private boolean lineIsBlank = true;
    private boolean ended;

    private MboxMessage(InputStream in) {
        this.in = in;
    }

    /** Skips the line "From " at which {@code in}, which must be buffered, stands. */
    static MboxMessage begin(InputStream in) throws IOException {
        MboxMessage message = new MboxMessage(in);
        int c = in.read();
        while (c != END) {
            message.length++;
            if (c == '\n') {
                break;
            }
            c = in.read();
        }
        return message;
    }

    /** Reads what is left and returns the length of all, the line before the message included. */
    long lengthToEnd() throws IOException {
        while (read() != END) {}
        return length;
    }

    @Override
    public int read() throws IOException {
        if (taken < held) {
            return count(ahead[taken++] & 0xFF);
        }
        if (ended) {
            return END;
        }
        if (lineStarts) {
            lookAhead();
            if (ended) {
                return END;
            }
            if (taken < held) {
                return count(ahead[taken++] & 0xFF);
            }
        }
        return count(in.read());
    }

    /** Fills {@code ahead} with the first bytes of a line, and sees whether another message begins there. */
    private void lookAhead() throws IOException {
        lineStarts = false;
        taken = 0;
        held = 0;
        int c = END;
        while (held < ahead.length && (held == 0 || ahead[held - 1] != '\n')) {
            c = in.read();
            if (c == END) {
                break;
            }
            ahead[held++] = (byte) c;
        }
        if (held == 0) {
            ended = true;
        } else if (startsWithFrom(0)) {
            ended = blankBefore;
            held = ended ? 0 : held;
        } else if (held == ahead.length && ahead[0] == '>' && startsWithFrom(1)) {
            // The quoting is not part of the message, but of its length.
            taken = 1;
            length++;
        }
    }

    private boolean startsWithFrom(int at) {
        if (held < at + FROM.length) {
            return false;
        }
        for (int i = 0; i < FROM.length; i++) {
            if (ahead[at + i] != FROM[i]) {
                return false;
            }
        }
        return true;
    }

    private int count(int c) {
        if (c == END) {
            ended = true;
            return END;
        }
        length++;
        if (c == '\n') {
            blankBefore = lineIsBlank;
            lineIsBlank = true;
            lineStarts = true;
        } else if (c != '\r') {
            lineIsBlank = false;
        }
        return c;
    }
}
