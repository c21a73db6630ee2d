package dev.nightshift.activity.storage.source;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the file system tells of a file without opening it.
 *
 * @param changed when content or attributes last changed, which nobody can set back; null where the file
 *     system does not tell
 * @param key tells files of one path apart, such as one that was moved over another; may be empty
 */
record FileState(
        boolean isRegularFile,
        boolean isDirectory,
        long size,
        Instant modified,
        @Nullable Instant changed,
        String key) {
    /** Two writes within one tick of the file system's clock leave the same time behind. */
    static final Duration CLOCK_TICK = Duration.ofMillis(20);

    /** Where times have no fractions of a second, as on FAT. */
    private static final Duration COARSE_TICK = Duration.ofSeconds(2);

    private static final String ASKED = "unix:isRegularFile,isDirectory,size,lastModifiedTime,ctime,ino";

    /** Asks for the state of {@code path} itself, even if it is a link. */
    static FileState of(Path path) throws IOException {
        if (!path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return basic(Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        }
        Map<String, Object> told = Files.readAttributes(path, ASKED, LinkOption.NOFOLLOW_LINKS);
        return new FileState(
                Boolean.TRUE.equals(told.get("isRegularFile")),
                Boolean.TRUE.equals(told.get("isDirectory")),
                (Long) requireNonNull(told.get("size")),
                time(told, "lastModifiedTime"),
                time(told, "ctime"),
                // Without the device, whose number may differ between two machines that share the file.
                String.valueOf(told.get("ino")));
    }

    /**
     * Tells whether a write after {@code moment} is sure to leave another state behind, as long as the file
     * system's clock and this machine's agree.
     */
    boolean isSettledAt(Instant moment) {
        Instant last = lastChange();
        Duration tick = last.getNano() == 0 ? COARSE_TICK : CLOCK_TICK;
        return Duration.between(last, moment).compareTo(tick) > 0;
    }

    /** Tells whether the last change is so fresh that waiting for a tick makes it settled. */
    boolean isFreshAt(Instant moment) {
        Duration age = Duration.between(lastChange(), moment);
        return !age.isNegative() && age.compareTo(CLOCK_TICK) <= 0;
    }

    /** Returns a text that is equal for equal states only. */
    String version() {
        return size + " " + modified + " " + changed + " " + key;
    }

    private Instant lastChange() {
        return changed == null ? modified : changed;
    }

    private static FileState basic(BasicFileAttributes attributes) {
        Object key = attributes.fileKey();
        return new FileState(
                attributes.isRegularFile(),
                attributes.isDirectory(),
                attributes.size(),
                attributes.lastModifiedTime().toInstant(),
                null,
                key == null ? "" : key.toString());
    }

    private static Instant time(Map<String, Object> told, String name) {
        return ((FileTime) requireNonNull(told.get(name))).toInstant();
    }
}
