package dev.nightshift.activity.storage.source;

import static java.util.Objects.requireNonNull;

import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.WorkException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Lists the documents under a folder: deep, in the order of their names, without following links.
 * Hidden files and folders, whose names start with a dot, are passed over. Memory grows with the
 * largest single folder, not with the whole tree.
 */
public final class FolderScanner {
    private final AllowedRoots roots;
    private final Predicate<String> supported;

    /**
     * @param supported tells by its name whether a file can be indexed
     */
    public FolderScanner(SourceSettings settings, Predicate<String> supported) {
        this.roots = new AllowedRoots(settings.allowedRoots());
        this.supported = requireNonNull(supported, "supported");
    }

    /**
     * Scans a folder, or a single file. Two scans of an unchanged tree hand on the same documents in the
     * same order.
     *
     * @param batchSize documents per batch, at least 1; the last batch may be smaller
     * @param onBatch called on this thread; what it throws ends the scan
     * @param onVisit called for every file and folder, those that are passed over too; what it throws ends the scan
     * @throws WorkException INVALID_INPUT if {@code root} is neither folder nor file, NOT_AUTHORIZED if it
     *     lies outside of the allowed folders or is closed to this process, NOT_FOUND if it does not
     *     exist, UNAVAILABLE if the thread is interrupted
     */
    public FolderListing scan(URI root, int batchSize, Consumer<List<URI>> onBatch, Runnable onVisit) {
        if (batchSize < 1) {
            throw new IllegalArgumentException("batchSize must be at least 1 but is " + batchSize);
        }
        Path real = roots.resolve(FileUri.path(root));
        if (!Files.isReadable(real)) {
            throw Unreadable.denied(real);
        }
        FolderWalk walk = new FolderWalk(supported, batchSize, onBatch, onVisit);
        if (Files.isDirectory(real, LinkOption.NOFOLLOW_LINKS)) {
            walk.folder(real);
        } else if (Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS)) {
            walk.file(real);
        } else {
            throw new WorkException(FailureType.INVALID_INPUT, real + " is neither a folder nor a regular file");
        }
        return walk.end();
    }
}
