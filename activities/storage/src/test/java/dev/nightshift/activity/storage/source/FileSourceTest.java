package dev.nightshift.activity.storage.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.WorkException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class FileSourceTest {
    private static final int MAX_BYTES = 10_000_000;

    private Path root;
    private Path outside;
    private Path temporary;
    private ScratchFolder scratch;
    private FileSource source;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        root = Files.createDirectory(folder.resolve("root"));
        outside = Files.createDirectory(folder.resolve("root-outside"));
        temporary = folder.resolve("temporary");
        scratch = ScratchFolder.open(temporary);
        source = new FileSource(new SourceSettings(List.of(root), MAX_BYTES, temporary), scratch);
    }

    @AfterEach
    void close() {
        scratch.close();
    }

    @Test
    void copiesAndHashesTheBytes() throws IOException {
        Path file = Files.writeString(root.resolve("a b.txt"), "abc");
        Instant modified = Files.getLastModifiedTime(file).toInstant();

        try (SourceSnapshot snapshot = source.read(FileUri.of(file))) {
            Files.writeString(file, "later words");

            assertThat(snapshot.source()).isEqualTo(FileUri.of(file));
            assertThat(snapshot.fileName()).isEqualTo("a b.txt");
            assertThat(snapshot.file()).hasContent("abc");
            assertThat(snapshot.sizeBytes()).isEqualTo(3);
            assertThat(snapshot.modified()).isEqualTo(modified);
            assertThat(snapshot.sha256()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(snapshot.file())))
                    .isEqualTo("rw-------");
        }

        assertThat(copies()).isEmpty();
    }

    @Test
    void letsNoPathLeaveTheRoots() throws IOException {
        Path secret = Files.writeString(outside.resolve("secret.txt"), "secret");
        Files.createSymbolicLink(root.resolve("link.txt"), secret);
        Files.createSymbolicLink(root.resolve("folder"), outside);

        for (Path path : List.of(
                secret,
                root.resolve("link.txt"),
                root.resolve("folder/secret.txt"),
                root.resolve("../root-outside/secret.txt"),
                outside.resolve("not-there.txt"),
                Path.of("/etc/passwd"),
                Path.of("/etc/passwd/not-there"))) {
            assertFails(path.toUri(), FailureType.NOT_AUTHORIZED, "STORAGE_ALLOWED_ROOTS");
        }
    }

    @Test
    void followsALinkThatStaysInside() throws IOException {
        Path file = Files.writeString(root.resolve("real.txt"), "words");
        Files.createSymbolicLink(root.resolve("link.txt"), file);

        try (SourceSnapshot snapshot = source.read(root.resolve("link.txt").toUri())) {
            assertThat(snapshot.fileName()).isEqualTo("link.txt");
            assertThat(snapshot.file()).hasContent("words");
        }
    }

    @Test
    void refusesWhatIsNoRegularFile() throws Exception {
        Path pipe = root.resolve("pipe.txt");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Files.createDirectory(root.resolve("folder.txt"));
        FileSource devices =
                new FileSource(new SourceSettings(List.of(Path.of("/dev")), MAX_BYTES, temporary), scratch);

        assertFails(pipe.toUri(), FailureType.INVALID_INPUT, "no regular file");
        assertFails(root.resolve("folder.txt").toUri(), FailureType.INVALID_INPUT, "is a folder");
        assertThatThrownBy(() -> devices.read(URI.create("file:///dev/zero"))).hasMessageContaining("no regular file");
    }

    @Test
    void refusesWhatIsNoFileUri() {
        for (String uri : List.of(
                "https://example.org/a.txt",
                "file://host/a.txt",
                "file:a.txt",
                "a.txt",
                "file:///a.txt?b",
                "file:///a%00b")) {
            assertFails(URI.create(uri), FailureType.INVALID_INPUT, "URI");
        }
    }

    @Test
    void tellsWhatIsMissing() {
        assertFails(root.resolve("missing.txt").toUri(), FailureType.NOT_FOUND, "does not exist");
    }

    @Test
    void refusesWhatIsTooLarge() throws IOException {
        Path file = root.resolve("large.txt");
        Files.write(file, new byte[MAX_BYTES + 1]);

        assertFails(file.toUri(), FailureType.UNSUPPORTED_CONTENT, "STORAGE_MAX_DOCUMENT_BYTES");
        assertThat(copies()).isEmpty();
    }

    @Test
    void tellsWhatItMayNotRead() throws IOException {
        Path file = Files.writeString(root.resolve("closed.txt"), "words");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeThat(Files.isReadable(file)).as("root may read everything").isFalse();

        assertFails(file.toUri(), FailureType.NOT_AUTHORIZED, "may not read");
    }

    @Test
    void readsAgainWhatChangesMeanwhile() throws Exception {
        Path file = root.resolve("busy.bin");
        AtomicBoolean stop = new AtomicBoolean();
        Thread writer = new Thread(() -> rewrite(file, stop));
        Files.write(file, new byte[MAX_BYTES]);
        writer.start();
        try {
            for (int i = 0; i < 10; i++) {
                assertWholeOrUnavailable(file.toUri());
            }
        } finally {
            stop.set(true);
            writer.join();
        }

        try (SourceSnapshot snapshot = source.read(file.toUri())) {
            assertThat(snapshot.sizeBytes()).isEqualTo(MAX_BYTES);
        }
        assertThat(copies()).isEmpty();
    }

    /** Every write replaces all bytes by the next number, so that a torn copy holds two. */
    private static void rewrite(Path file, AtomicBoolean stop) {
        byte[] bytes = new byte[MAX_BYTES];
        try {
            for (byte round = 1; !stop.get(); round++) {
                Arrays.fill(bytes, round);
                Files.write(file, bytes, StandardOpenOption.WRITE);
                Thread.sleep(round % 4 == 0 ? 200 : 1);
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void assertWholeOrUnavailable(URI uri) throws IOException {
        try (SourceSnapshot snapshot = source.read(uri)) {
            byte[] bytes = Files.readAllBytes(snapshot.file());
            for (byte b : bytes) {
                assertThat(b == bytes[0]).isTrue();
            }
        } catch (WorkException e) {
            assertThat(e.type()).isEqualTo(FailureType.UNAVAILABLE);
            assertThat(e).hasMessageContaining("changed while it was read");
        }
    }

    private List<Path> copies() throws IOException {
        try (Stream<Path> files = Files.walk(temporary)) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith("source-"))
                    .toList();
        }
    }

    private void assertFails(URI uri, FailureType failure, String words) {
        assertThatThrownBy(() -> source.read(uri))
                .asInstanceOf(type(WorkException.class))
                .satisfies(e -> assertThat(e.type()).as("%s", uri).isEqualTo(failure))
                .extracting(Throwable::getMessage)
                .asString()
                .contains(words);
    }
}
