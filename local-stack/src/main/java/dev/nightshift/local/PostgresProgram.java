package dev.nightshift.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The programs of PostgreSQL, unpacked from this JAR. */
final class PostgresProgram {
    /** PostgreSQL's major version, which the files of a database belong to. */
    static final String MAJOR_VERSION = "18";

    private static final String FINGERPRINT = "postgres-fingerprint";

    private final Path folder;
    private final List<String> prefix;

    private PostgresProgram(Path folder, List<String> prefix) {
        this.folder = requireNonNull(folder, "folder");
        this.prefix = List.copyOf(prefix);
    }

    /** Unpacks the programs unless that has been done. A crash meanwhile leaves nothing half done. */
    static PostgresProgram install(StackHome home) {
        List<String> prefix = prefix();
        Path folder = home.folder("postgres").resolve("programs");
        try {
            String fingerprint = archiveName() + " " + archiveSize();
            Path mark = folder.resolve(FINGERPRINT);
            if (Files.notExists(mark) || !Files.readString(mark).equals(fingerprint)) {
                Path draft = home.folder("postgres").resolve("programs.draft");
                StackHome.deleteTree(draft);
                unpack(draft);
                Files.writeString(draft.resolve(FINGERPRINT), fingerprint);
                StackHome.deleteTree(folder);
                Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new StackException("cannot unpack PostgreSQL to " + folder + ": " + e, e);
        }
        return new PostgresProgram(folder, prefix);
    }

    List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.add(folder.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    /** Runs a program to its end, at most two minutes. */
    void run(String program, String... arguments) {
        try {
            Process process = new ProcessBuilder(command(program, arguments))
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new StackException(program + " failed: " + output.strip());
            }
        } catch (IOException e) {
            throw new StackException("cannot run " + program + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted while " + program + " runs", e);
        }
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own root is nobody in particular. */
    private static List<String> prefix() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return List.of();
        }
        Optional<Path> unshare = Daemons.onPath("unshare");
        if (unshare.isPresent() && succeeds(unshare.get().toString(), "-U", "true")) {
            return List.of(unshare.get().toString(), "-U");
        }
        throw new StackException("PostgreSQL does not run as root, and this machine gives no user namespace to hide it"
                + " (unshare -U fails).\nRun the stack as another user, or set DATABASE_URL to a PostgreSQL"
                + " of your own and start the workers without the stack.");
    }

    private static boolean succeeds(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String archiveName() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        boolean arm = processor.equals("aarch64") || processor.equals("arm64");
        String family = system.startsWith("mac") ? "darwin" : system.startsWith("windows") ? "windows" : "linux";
        return "/postgres-" + family + "-" + (arm ? "arm_64" : "x86_64") + ".txz";
    }

    private static InputStream archive() throws IOException {
        InputStream archive = PostgresProgram.class.getResourceAsStream(archiveName());
        if (archive == null) {
            throw new IOException("this JAR was built on another kind of machine: it does not carry " + archiveName());
        }
        return archive;
    }

    private static long archiveSize() throws IOException {
        try (InputStream archive = archive()) {
            return archive.skip(Long.MAX_VALUE);
        }
    }

    private static void unpack(Path target) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive(), 1 << 16)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("the archive reaches out of its folder: " + entry.getName());
                }
                place(tar, entry, path);
            }
        }
    }

    private static void place(TarArchiveInputStream tar, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(requireNonNull(path.getParent()));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            throw new IOException("hard links are not expected: " + entry.getName());
        } else {
            Files.copy(tar, path);
            boolean executable = (entry.getMode() & 0100) != 0;
            if (executable && !path.toFile().setExecutable(true, true)) {
                throw new IOException("cannot make executable: " + path);
            }
        }
    }
}
