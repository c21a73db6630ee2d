package dev.nightshift.activity.storage.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a source at one moment, in a private file that is deleted on close.
 *
 * @param fileName last part of the source's path, for telling its type
 * @param sha256 digest of the bytes, 64 lower-case hex digits
 * @param modified when the source was last changed, by its own clock
 * @param version tells this state of the source from every other, and can be had without reading it; null if
 *     a later change might leave it as it is
 */
public record SourceSnapshot(
        URI source,
        String fileName,
        Path file,
        long sizeBytes,
        String sha256,
        Instant modified,
        @Nullable String version)
        implements AutoCloseable {
    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
