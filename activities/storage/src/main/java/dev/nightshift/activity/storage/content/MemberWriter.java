package dev.nightshift.activity.storage.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes members of a container into files whose names are numbers, so that no name in a container can
 * lead anywhere. Is full after a while, so that a container of any size takes little room.
 */
final class MemberWriter {
    /** Enough to keep a parser busy for a while. */
    private static final int MOST_MEMBERS = 200;

    private static final long ENOUGH_BYTES = 64L << 20;
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int LONGEST_NAME = 500;

    private final String containerName;
    private final Path folder;
    private final long maxBytes;
    private final List<Member> members = new ArrayList<>();
    private long written;

    /**
     * Writes into an empty folder.
     *
     * @param containerName file name of the container
     * @param maxBytes of all members together
     */
    MemberWriter(String containerName, Path folder, long maxBytes) {
        this.containerName = containerName;
        this.folder = folder;
        this.maxBytes = maxBytes;
    }

    String containerName() {
        return containerName;
    }

    boolean isFull() {
        return members.size() >= MOST_MEMBERS || written >= ENOUGH_BYTES;
    }

    List<Member> members() {
        return members;
    }

    /**
     * Takes a member.
     *
     * @throws IOException if the content cannot be read
     * @throws NoRoomException if the file cannot be written
     * @throws TooMuchException if the members come to more than is allowed
     */
    void add(String name, @Nullable Instant modified, InputStream content) throws IOException {
        Path file = folder.resolve(Integer.toString(members.size()));
        copy(content, file);
        members.add(new Member.Unpacked(cleanName(name), file, modified));
    }

    /** Records a member that cannot be taken out; {@code reason} continues "the member ...". */
    void refuse(String name, String reason) {
        members.add(new Member.Refused(cleanName(name), reason));
    }

    private void copy(InputStream content, Path file) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        try (OutputStream out = open(file)) {
            for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
                written += count;
                if (written > maxBytes) {
                    throw new TooMuchException();
                }
                write(out, buffer, count);
            }
        }
    }

    private static OutputStream open(Path file) {
        try {
            return Files.newOutputStream(file);
        } catch (IOException e) {
            throw new NoRoomException(e);
        }
    }

    private static void write(OutputStream out, byte[] buffer, int count) {
        try {
            out.write(buffer, 0, count);
        } catch (IOException e) {
            throw new NoRoomException(e);
        }
    }

    /** A name is shown to people and compared with others; it is never the name of a file. */
    static String cleanName(String name) {
        String line = CleanText.of(name)
                .toString()
                .replaceAll("[\\p{Cntrl}\\s]+", " ")
                .strip();
        if (line.length() > LONGEST_NAME) {
            // The end tells the type.
            int from = line.length() - LONGEST_NAME;
            line = line.substring(Character.isLowSurrogate(line.charAt(from)) ? from + 1 : from);
        }
        return line.isEmpty() ? "unnamed" : line;
    }

    /** The container expands to more than is allowed. */
    static final class TooMuchException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** The container is not to blame. */
    static final class NoRoomException extends UncheckedIOException {
        private static final long serialVersionUID = 1L;

        NoRoomException(IOException cause) {
            super(cause);
        }
    }
}
