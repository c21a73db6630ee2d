package dev.nightshift.activity.storage.source;

import static java.util.Objects.requireNonNull;

import dev.nightshift.config.Env;
import java.nio.file.Path;
import java.util.List;

/**
 * Which files may be read.
 *
 * @param allowedRoots folders under which every file must lie after symbolic links are resolved
 * @param maxDocumentBytes size of the largest file that is read, 1 to 4 GiB
 * @param temporaryDirectory where copies are kept while they are being read
 */
public record SourceSettings(List<Path> allowedRoots, long maxDocumentBytes, Path temporaryDirectory) {
    private static final long DEFAULT_MAX_BYTES = 256L << 20;
    private static final long LARGEST_MAX_BYTES = 4L << 30;

    public SourceSettings {
        allowedRoots = allowedRoots.stream()
                .map(root -> root.toAbsolutePath().normalize())
                .toList();
        requireNonNull(temporaryDirectory, "temporaryDirectory");
    }

    public static SourceSettings from(Env env) {
        return new SourceSettings(
                env.paths("STORAGE_ALLOWED_ROOTS", List.of(Path.of("").toAbsolutePath())),
                env.whole("STORAGE_MAX_DOCUMENT_BYTES", DEFAULT_MAX_BYTES, 1, LARGEST_MAX_BYTES),
                env.path("STORAGE_TEMPORARY_DIRECTORY", Path.of(System.getProperty("java.io.tmpdir"))));
    }
}
