package dev.nightshift.activity.storage.source;

import static java.util.stream.Collectors.joining;

import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.WorkException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;

/** Lets through only what lies under the allowed folders, wherever links and {@code ..} lead. */
final class AllowedRoots {
    private final List<Path> roots;

    AllowedRoots(List<Path> roots) {
        this.roots = List.copyOf(roots);
    }

    /**
     * Resolves a path. Of what lies outside nothing is told, not even whether it exists.
     *
     * @throws WorkException NOT_AUTHORIZED if it lies outside or is closed to this process, NOT_FOUND if
     *     it does not exist
     */
    Path resolve(Path path) {
        Path absolute = path.toAbsolutePath();
        try {
            Path real = absolute.toRealPath();
            if (!isUnderRealRoot(real)) {
                throw outside(path);
            }
            return real;
        } catch (NoSuchFileException | NotDirectoryException e) {
            throw isUnderRoot(absolute)
                    ? new WorkException(FailureType.NOT_FOUND, "does not exist: " + path, e)
                    : outside(path);
        } catch (AccessDeniedException e) {
            throw isUnderRoot(absolute) ? Unreadable.denied(path, e) : outside(path);
        } catch (IOException e) {
            throw isUnderRoot(absolute) ? Unreadable.unavailable(path, e) : outside(path);
        }
    }

    private boolean isUnderRealRoot(Path real) {
        for (Path root : roots) {
            try {
                if (real.startsWith(root.toRealPath())) {
                    return true;
                }
            } catch (IOException e) {
                continue; // A root that cannot be resolved holds nothing.
            }
        }
        return false;
    }

    private boolean isUnderRoot(Path absolute) {
        Path normal = absolute.normalize();
        return roots.stream().anyMatch(normal::startsWith) || isUnderRealRoot(normal);
    }

    private WorkException outside(Path path) {
        String allowed = roots.stream().map(Path::toString).collect(joining(", "));
        return new WorkException(
                FailureType.NOT_AUTHORIZED,
                path + " lies under none of the folders that STORAGE_ALLOWED_ROOTS allows: " + allowed);
    }
}
