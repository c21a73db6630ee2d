package dev.nightshift.activity.storage.source;

import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.WorkException;
import dev.nightshift.contract.storage.SourceUris;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The one way to write a file as a URI, so that a file is always the same document.
 *
 * <p>The form is {@code file:///folder/a%20file.txt}: absolute, symbolic links and {@code ..} resolved,
 * every byte outside of ASCII percent-encoded, no slash at the end. Unicode is left as the file system
 * has it, because there two names that differ only in normalisation are two files.
 */
public final class FileUri {
    private FileUri() {}

    /**
     * Returns the URI of a file or folder. What does not exist (any more) is placed under the nearest
     * folder above it that does, so that a deleted file keeps its URI.
     *
     * @throws UncheckedIOException if links cannot be resolved, such as in a folder that is closed to
     *     this process
     */
    public static URI of(Path path) {
        try {
            return written(real(path.toAbsolutePath()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the URI of a path that has no links to resolve. */
    static URI written(Path real) {
        return SourceUris.canonical(real.toUri());
    }

    /**
     * @throws WorkException INVALID_INPUT if {@code uri} names no file of this machine
     */
    static Path path(URI uri) {
        boolean local = uri.getRawAuthority() == null || uri.getRawAuthority().isEmpty();
        if (!"file".equalsIgnoreCase(uri.getScheme()) || !local) {
            throw new WorkException(
                    FailureType.INVALID_INPUT, "neither a file: URI of this machine nor an s3: URI: " + uri);
        }
        try {
            return Path.of(uri);
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            throw new WorkException(FailureType.INVALID_INPUT, "not the URI of a file: " + uri, e);
        }
    }

    private static Path real(Path absolute) throws IOException {
        try {
            return absolute.toRealPath();
        } catch (NoSuchFileException e) {
            Path parent = absolute.getParent();
            Path name = absolute.getFileName();
            if (parent == null || name == null) {
                throw e;
            }
            return real(parent).resolve(name).normalize();
        }
    }
}
