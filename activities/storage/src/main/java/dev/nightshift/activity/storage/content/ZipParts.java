package dev.nightshift.activity.storage.content;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A document that is a ZIP archive. Whatever the archive says of itself, no more is read than the limits allow. */
final class ZipParts implements AutoCloseable {
    private static final int MOST_PARTS = 20_000;
    private static final long MOST_BYTES = 2L << 30;

    /** Repetitive tables shrink to a hundredth; what shrinks more, and is large, is made to hurt. */
    private static final int HIGHEST_RATIO = 500;

    private static final long SMALL_BYTES = 50L << 20;

    private final ZipFile zip;
    private long left = MOST_BYTES;

    private ZipParts(ZipFile zip) {
        this.zip = zip;
    }

    /**
     * Opens an archive.
     *
     * @throws BrokenContentException if it is damaged or a bomb
     */
    static ZipParts open(Path file) throws IOException, BrokenContentException {
        ZipFile zip = opened(file);
        boolean kept = false;
        try {
            requireSensible(zip);
            kept = true;
            return new ZipParts(zip);
        } finally {
            if (!kept) {
                zip.close();
            }
        }
    }

    private static ZipFile opened(Path file) throws IOException, BrokenContentException {
        try {
            return new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw new BrokenContentException("is a damaged or cut off ZIP archive", e);
        }
    }

    private static void requireSensible(ZipFile zip) throws BrokenContentException {
        if (zip.size() > MOST_PARTS) {
            throw new BrokenContentException(
                    "is a ZIP archive of %d parts; at most %d are read".formatted(zip.size(), MOST_PARTS));
        }
        long packed = 0;
        long unpacked = 0;
        for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
            ZipEntry entry = entries.nextElement();
            packed += Math.max(0, entry.getCompressedSize());
            unpacked += Math.max(0, entry.getSize());
        }
        if (unpacked > MOST_BYTES || unpacked > SMALL_BYTES && unpacked / HIGHEST_RATIO > packed) {
            throw new BrokenContentException("is a ZIP bomb: %d bytes would become %d".formatted(packed, unpacked));
        }
    }

    boolean has(String name) {
        return zip.getEntry(name) != null;
    }

    /** Returns whether a part lies in a folder, which ends with a slash. */
    boolean hasFolder(String folder) {
        return zip.stream().anyMatch(entry -> entry.getName().startsWith(folder));
    }

    /** Returns the content of a part; reading fails where the parts read are together larger than allowed. */
    Optional<InputStream> find(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        return entry == null || entry.isDirectory()
                ? Optional.empty()
                : Optional.of(new Counted(zip.getInputStream(entry)));
    }

    /**
     * Returns the content of a part.
     *
     * @throws BrokenContentException if there is none of the name
     */
    InputStream get(String name) throws IOException, BrokenContentException {
        return find(name).orElseThrow(() -> new BrokenContentException("lacks its part " + name));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private final class Counted extends FilterInputStream {
        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int read) throws IOException {
            left -= read;
            if (left < 0) {
                throw new IOException("a ZIP bomb: its parts are larger than they say");
            }
        }
    }
}
