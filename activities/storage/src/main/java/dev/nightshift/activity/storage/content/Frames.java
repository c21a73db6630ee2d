package dev.nightshift.activity.storage.content;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Messages between the worker and its parsers: a magic number, a length, that many bytes. Whatever else
 * is written into the stream breaks it for good.
 */
final class Frames {
    private static final int MAGIC = 0x4E534658;

    private Frames() {}

    static void write(byte[] body, OutputStream out) throws IOException {
        DataOutputStream data = new DataOutputStream(out);
        data.writeInt(MAGIC);
        data.writeInt(body.length);
        data.write(body);
        data.flush();
    }

    /**
     * @throws java.io.EOFException if the stream ends
     * @throws GarbageException if there is no frame of at most {@code maxBytes}
     */
    static byte[] read(InputStream in, long maxBytes) throws IOException {
        DataInputStream data = new DataInputStream(in);
        int magic = data.readInt();
        if (magic != MAGIC) {
            throw new GarbageException("not a frame");
        }
        int length = data.readInt();
        if (length < 0 || length > maxBytes) {
            throw new GarbageException("a frame of " + length + " bytes");
        }
        byte[] body = new byte[length];
        data.readFully(body);
        return body;
    }

    /** The other side does not keep to the protocol. */
    static final class GarbageException extends IOException {
        private static final long serialVersionUID = 1L;

        GarbageException(String message) {
            super(message);
        }
    }
}
