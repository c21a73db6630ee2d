package dev.nightshift.activity.storage.source;

import static java.util.Objects.requireNonNull;

import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.WorkException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Reads regular files under the allowed folders. What is no regular file is never opened. */
public final class FileSource implements SourceReader {
    private static final int TRIES = 5;
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final AllowedRoots roots;
    private final SpoolCopy spool;

    public FileSource(SourceSettings settings, ScratchFolder scratch) {
        this.roots = new AllowedRoots(settings.allowedRoots());
        this.spool = new SpoolCopy(requireNonNull(scratch, "scratch"), settings.maxDocumentBytes());
    }

    @Override
    public void admit(URI source) {
        Path named = FileUri.path(source);
        orWhyNot(named, () -> state(roots.resolve(named)));
    }

    @Override
    public SourceSnapshot read(URI source) {
        Path named = FileUri.path(source);
        return orWhyNot(named, () -> readSettled(source, named));
    }

    private interface Access<T> {
        T run() throws IOException, InterruptedException;
    }

    private static <T> T orWhyNot(Path named, Access<T> access) {
        try {
            return access.run();
        } catch (NoSuchFileException e) {
            throw new WorkException(FailureType.NOT_FOUND, "does not exist: " + named, e);
        } catch (AccessDeniedException e) {
            throw Unreadable.denied(named, e);
        } catch (IOException e) {
            throw Unreadable.unavailable(named, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WorkException(FailureType.UNAVAILABLE, "interrupted while reading " + named, e);
        }
    }

    private SourceSnapshot readSettled(URI source, Path named) throws IOException, InterruptedException {
        for (int tries = 1; tries <= TRIES; tries++) {
            Optional<SourceSnapshot> snapshot = readOnce(source, named);
            if (snapshot.isPresent()) {
                return snapshot.get();
            }
            Thread.sleep(PAUSE.multipliedBy(tries).toMillis());
        }
        throw new WorkException(FailureType.UNAVAILABLE, named + " changed while it was read, " + TRIES + " times");
    }

    /** Empty if the file changed meanwhile, or the path leads to another file now. */
    private Optional<SourceSnapshot> readOnce(URI source, Path named) throws IOException, InterruptedException {
        Path real = roots.resolve(named);
        FileState before = settled(real);
        Instant began = Instant.now();
        SpoolCopy.Result copy = spool.copy(real);
        try {
            FileState after = state(roots.resolve(named));
            if (before.equals(after) && copy.sizeBytes() == after.size()) {
                return Optional.of(new SourceSnapshot(
                        source,
                        fileName(named),
                        copy.file(),
                        copy.sizeBytes(),
                        copy.sha256(),
                        after.modified(),
                        after.isSettledAt(began) ? after.version() : null));
            }
            Files.deleteIfExists(copy.file());
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(copy.file());
            throw e;
        }
    }

    private static FileState settled(Path real) throws IOException, InterruptedException {
        FileState state = state(real);
        if (!state.isFreshAt(Instant.now())) {
            return state;
        }
        // A little more than a tick, so that the state counts as settled afterwards.
        Thread.sleep(FileState.CLOCK_TICK.plusMillis(1).toMillis());
        return state(real);
    }

    private static FileState state(Path real) throws IOException {
        FileState state = FileState.of(real);
        if (state.isRegularFile()) {
            return state;
        }
        // A listing hands on the folders that it could not look into.
        if (state.isDirectory() && !(Files.isReadable(real) && Files.isExecutable(real))) {
            throw Unreadable.denied(real);
        }
        String kind = state.isDirectory() ? "a folder" : "no regular file";
        throw new WorkException(FailureType.INVALID_INPUT, real + " is " + kind);
    }

    private static String fileName(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }
}
