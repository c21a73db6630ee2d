package dev.nightshift.worker.storage.cli;

import dev.nightshift.activity.storage.source.FileUri;
import dev.nightshift.contract.WorkException;
import dev.nightshift.contract.storage.SourceUris;
import dev.nightshift.objects.ObjectUri;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;

/** Between what people type and read, and the URIs of sources. */
final class Sources {
    private Sources() {}

    static URI uri(Path path) {
        return SourceUris.canonical(FileUri.of(path));
    }

    /**
     * Returns the {@code s3:} or {@code file:} URI that {@code text} is, as it is, or the URI of the file that a
     * path leads to. Only by its URI can a symbolic link be named that another service had indexed under its
     * own name.
     *
     * @throws IllegalArgumentException if it is neither the URI of an object or a file of this machine, nor a path
     */
    static URI uri(String text) {
        if (isObject(text)) {
            return object(text);
        }
        if (!isFileUri(text)) {
            return uri(Path.of(text));
        }
        URI source = SourceUris.canonical(URI.create(text));
        // Throws for what is no file of this machine.
        Path unused = Path.of(source);
        return source;
    }

    /**
     * Returns the path that {@code text} is, or that it names as a {@code file:} URI.
     *
     * @throws IllegalArgumentException if it is neither a path, nor the URI of a file of this machine
     */
    static Path path(String text) {
        return isFileUri(text) ? Path.of(uri(text)) : Path.of(text);
    }

    private static boolean isFileUri(String text) {
        return text.regionMatches(true, 0, "file:", 0, 5);
    }

    /** Tells whether {@code text} is meant for the URI of an object or a prefix. */
    static boolean isObject(String text) {
        return text.regionMatches(true, 0, "s3:", 0, 3);
    }

    /** Tells whether {@code source} names all that lies under a prefix. */
    static boolean isPrefix(URI source) {
        return ObjectUri.isObject(source) && ObjectUri.of(source).isPrefix();
    }

    /** Tells whether {@code source} lies in the folder {@code root}, however deep, or is it. */
    static boolean isUnder(URI root, URI source) {
        String folder = root.toString().endsWith("/") ? root.toString() : root + "/";
        return source.equals(root) || source.toString().startsWith(folder);
    }

    /** Returns a path to read: relative if it lies under the working directory, else absolute. */
    static String readable(URI source) {
        try {
            Path path = Path.of(source);
            Path here = Path.of("").toAbsolutePath().toRealPath();
            return path.startsWith(here) ? here.relativize(path).toString() : path.toString();
        } catch (IllegalArgumentException | FileSystemNotFoundException | IOException e) {
            return source.toString();
        }
    }

    private static URI object(String text) {
        try {
            return ObjectUri.of(URI.create(text)).uri();
        } catch (WorkException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "not a URI, in which a space is written as %20 and a percent sign as %25: " + text, e);
        }
    }
}
