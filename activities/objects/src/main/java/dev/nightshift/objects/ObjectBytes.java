package dev.nightshift.objects;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import software.amazon.awssdk.core.ResponseInputStream;

/**
 * The bytes of one version. A connection that breaks ends the stream beneath without a word, so the bytes are
 * counted. Closing early hangs up, rather than reading what is left to the end.
 */
final class ObjectBytes extends FilterInputStream {
    private final ResponseInputStream<?> response;
    private final ObjectVersion version;
    private long count;

    ObjectBytes(ResponseInputStream<?> response, ObjectVersion version) {
        super(response);
        this.response = response;
        this.version = version;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        counted(read < 0 ? read : 1);
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        return counted(super.read(buffer, offset, length));
    }

    @Override
    public void close() throws IOException {
        if (count < version.sizeBytes()) {
            response.abort();
        }
        super.close();
    }

    private int counted(int read) throws IOException {
        if (read > 0) {
            count += read;
        } else if (read < 0 && count != version.sizeBytes()) {
            throw new EOFException("the connection broke after " + count + " of " + version.sizeBytes() + " bytes of "
                    + version.place());
        }
        return read;
    }
}
