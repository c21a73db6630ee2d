package dev.nightshift.activity.storage.source;

import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.WorkException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Copies a file once, hashing the bytes on their way. */
final class SpoolCopy {
    private static final int BUFFER_BYTES = 1 << 16;

    private final ScratchFolder scratch;
    private final long maxBytes;

    SpoolCopy(ScratchFolder scratch, long maxBytes) {
        this.scratch = scratch;
        this.maxBytes = maxBytes;
    }

    /** The copy, its length and the SHA-256 of its bytes in lower-case hex. */
    record Result(Path file, long sizeBytes, String sha256) {}

    /**
     * @throws WorkException UNSUPPORTED_CONTENT if the file is too large, OUT_OF_CAPACITY if the copy
     *     cannot be written
     * @throws IOException if the file cannot be read
     */
    Result copy(Path source) throws IOException {
        requireFits(Files.size(source), source);
        try (InputStream in = Files.newInputStream(source, LinkOption.NOFOLLOW_LINKS)) {
            return copy(in, source);
        }
    }

    /**
     * Copies bytes that are no file of this machine.
     *
     * @param source as messages name it
     * @throws WorkException UNSUPPORTED_CONTENT if there are too many, OUT_OF_CAPACITY if the copy cannot be
     *     written
     * @throws IOException if they cannot be read, or this thread is interrupted
     */
    Result copy(InputStream in, Object source) throws IOException {
        Path file = newFile();
        boolean complete = false;
        try (OutputStream out = Files.newOutputStream(file)) {
            MessageDigest digest = sha256();
            byte[] buffer = new byte[BUFFER_BYTES];
            long total = 0;
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                // What comes over a network may come byte by byte, and for ever.
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedIOException("interrupted while reading " + source);
                }
                total += count;
                requireFits(total, source);
                digest.update(buffer, 0, count);
                write(out, buffer, count);
            }
            complete = true;
            return new Result(file, total, HexFormat.of().formatHex(digest.digest()));
        } finally {
            if (!complete) {
                Files.deleteIfExists(file);
            }
        }
    }

    /**
     * @throws WorkException UNSUPPORTED_CONTENT if {@code bytes} are too many
     */
    void requireFits(long bytes, Object source) {
        if (bytes > maxBytes) {
            throw new WorkException(
                    FailureType.UNSUPPORTED_CONTENT,
                    source + " is larger than STORAGE_MAX_DOCUMENT_BYTES allows: " + maxBytes);
        }
    }

    private Path newFile() {
        try {
            return scratch.newFile("source-");
        } catch (IOException e) {
            throw noRoom(e);
        }
    }

    private static void write(OutputStream out, byte[] buffer, int count) {
        try {
            out.write(buffer, 0, count);
        } catch (IOException e) {
            throw noRoom(e);
        }
    }

    private static WorkException noRoom(IOException cause) {
        return new WorkException(
                FailureType.OUT_OF_CAPACITY,
                "cannot write to STORAGE_TEMPORARY_DIRECTORY: " + cause.getMessage(),
                cause);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
