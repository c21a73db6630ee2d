package dev.nightshift.local;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

/** The folder of a stack: everything it keeps, closed to other users of the machine. */
final class StackHome {
    private static final String MARKER = "nightshift-stack";
    private static final boolean POSIX =
            Path.of("").getFileSystem().supportedFileAttributeViews().contains("posix");

    private final Path folder;

    private StackHome(Path folder) {
        this.folder = requireNonNull(folder, "folder");
    }

    /**
     * Opens the folder, and makes it if it is absent or empty.
     *
     * @throws StackException if the folder holds something else, or belongs to somebody else
     */
    static StackHome open(Path path) {
        Path folder = path.toAbsolutePath().normalize();
        try {
            if (Files.notExists(folder.resolve(MARKER)) && Files.exists(folder) && !isEmptyFolder(folder)) {
                throw new StackException(folder + " is not the folder of a stack, and not empty; it is left alone."
                        + "\nName another one with --home or NIGHTSHIFT_HOME.");
            }
            StackHome home = new StackHome(folder);
            home.makePrivate(folder);
            requireOwn(folder);
            home.write(
                    folder.resolve(MARKER),
                    "This folder belongs to a local stack; scripts/down --delete-data removes it.\n");
            return home;
        } catch (IOException e) {
            throw new StackException("cannot use the folder " + folder + ": " + e, e);
        }
    }

    /** Returns whether there is a stack in the folder, without making one. */
    static boolean exists(Path path) {
        return Files.isRegularFile(path.resolve(MARKER));
    }

    Path folder() {
        return folder;
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** Makes a folder below this one that only its owner enters. */
    Path folder(String name) {
        try {
            return makePrivate(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path log(String part) {
        return folder("logs").resolve(part + ".log");
    }

    /** Writes a file that only its owner reads; a crash leaves the old or the new one. */
    void write(Path file, String content) throws IOException {
        Path draft = Files.createTempFile(folder, ".", ".draft");
        try {
            Files.writeString(draft, content);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Deletes the folder and everything in it. */
    void delete() {
        deleteTree(folder);
    }

    static void deleteTree(Path top) {
        if (Files.notExists(top, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(top)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new StackException("cannot delete " + top + ": " + e, e);
        }
    }

    private Path makePrivate(Path path) throws IOException {
        if (!POSIX) {
            return Files.createDirectories(path);
        }
        if (Files.notExists(path)) {
            Path parent = path.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.createDirectory(
                    path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
        return path;
    }

    private static boolean isEmptyFolder(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return false;
        }
        try (Stream<Path> entries = Files.list(path)) {
            return entries.findAny().isEmpty();
        }
    }

    private static void requireOwn(Path folder) throws IOException {
        Path probe = Files.createTempFile(folder, ".", ".probe");
        try {
            if (!Files.getOwner(probe).equals(Files.getOwner(folder))) {
                throw new StackException(folder + " belongs to " + Files.getOwner(folder) + ", not to you.");
            }
        } finally {
            Files.deleteIfExists(probe);
        }
    }
}
