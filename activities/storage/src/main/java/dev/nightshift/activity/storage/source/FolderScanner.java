package dev.nightshift.activity.storage.source;

import static java.util.Objects.requireNonNull;

import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.WorkException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Lists the documents under a folder: deep, in the order of their names, without following links.
 * Hidden files and folders, whose names start with a dot, are passed over. Memory grows with the
 * largest single folder, not with the whole tree.
 */
public final class FolderScanner implements SourceScanner {
    private final AllowedRoots roots;
    private final Predicate<String> supported;

    /**
     * @param supported tells by its name whether a file can be indexed
     */
    public FolderScanner(SourceSettings settings, Predicate<String> supported) {
        this.roots = new AllowedRoots(settings.allowedRoots());
        this.supported = requireNonNull(supported, "supported");
    }

    @Override
    public SourceListing scan(URI root, int batchSize, Consumer<List<ListedSource>> onBatch, Runnable onVisit) {
        Batches batches = new Batches(batchSize, onBatch);
        Path real = roots.resolve(FileUri.path(root));
        if (!Files.isReadable(real)) {
            throw Unreadable.denied(real);
        }
        FolderWalk walk = new FolderWalk(supported, batches, onVisit);
        FileState state = state(real);
        if (state.isDirectory()) {
            walk.folder(real);
        } else if (state.isRegularFile()) {
            walk.file(real, state);
        } else {
            throw new WorkException(FailureType.INVALID_INPUT, real + " is neither a folder nor a regular file");
        }
        return batches.end();
    }

    private static FileState state(Path real) {
        try {
            return FileState.of(real);
        } catch (NoSuchFileException e) {
            throw new WorkException(FailureType.NOT_FOUND, "does not exist: " + real, e);
        } catch (IOException e) {
            throw Unreadable.unavailable(real, e);
        }
    }
}
