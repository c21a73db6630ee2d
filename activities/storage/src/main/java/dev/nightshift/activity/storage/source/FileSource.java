package dev.nightshift.activity.storage.source;

import static java.util.Objects.requireNonNull;

import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.WorkException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** Reads regular files under the allowed folders. What is no regular file is never opened. */
public final class FileSource implements SourceReader {
    private static final int TRIES = 5;
    private static final Duration PAUSE = Duration.ofMillis(100);

    /** Two writes within one tick of the file system's clock leave the same time behind. */
    private static final Duration CLOCK_TICK = Duration.ofMillis(20);

    private final AllowedRoots roots;
    private final SpoolCopy spool;

    public FileSource(SourceSettings settings, ScratchFolder scratch) {
        this.roots = new AllowedRoots(settings.allowedRoots());
        this.spool = new SpoolCopy(requireNonNull(scratch, "scratch"), settings.maxDocumentBytes());
    }

    @Override
    public void admit(URI source) {
        Path named = FileUri.path(source);
        orWhyNot(named, () -> attributes(roots.resolve(named)));
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
        BasicFileAttributes before = settled(real);
        SpoolCopy.Result copy = spool.copy(real);
        try {
            BasicFileAttributes after = attributes(roots.resolve(named));
            if (isSame(before, after) && copy.sizeBytes() == after.size()) {
                return Optional.of(new SourceSnapshot(
                        source,
                        fileName(named),
                        copy.file(),
                        copy.sizeBytes(),
                        copy.sha256(),
                        after.lastModifiedTime().toInstant()));
            }
            Files.deleteIfExists(copy.file());
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(copy.file());
            throw e;
        }
    }

    private static BasicFileAttributes settled(Path real) throws IOException, InterruptedException {
        BasicFileAttributes attributes = attributes(real);
        Duration age = Duration.between(attributes.lastModifiedTime().toInstant(), Instant.now());
        if (age.isNegative() || age.compareTo(CLOCK_TICK) > 0) {
            return attributes;
        }
        Thread.sleep(CLOCK_TICK.toMillis());
        return attributes(real);
    }

    private static BasicFileAttributes attributes(Path real) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(real, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (attributes.isRegularFile()) {
            return attributes;
        }
        String kind = attributes.isDirectory() ? "a folder" : "no regular file";
        throw new WorkException(FailureType.INVALID_INPUT, real + " is " + kind);
    }

    private static boolean isSame(BasicFileAttributes before, BasicFileAttributes after) {
        return before.size() == after.size()
                && before.lastModifiedTime().equals(after.lastModifiedTime())
                && Objects.equals(before.fileKey(), after.fileKey());
    }

    private static String fileName(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }
}
