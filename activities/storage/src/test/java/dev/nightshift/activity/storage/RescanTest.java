package dev.nightshift.activity.storage;

import static dev.nightshift.activity.storage.IndexingDesk.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.nightshift.activity.storage.source.FileUri;
import dev.nightshift.contract.storage.CorpusCounts;
import dev.nightshift.contract.storage.VanishedCounts;
import dev.nightshift.objects.TestObjectStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A second scan of the same folder or prefix. */
@Timeout(60)
class RescanTest {
    private Path folder = Path.of("");
    private RescanningDesk desk;

    @BeforeEach
    void open(@TempDir Path temporary) throws IOException {
        folder = Files.createDirectory(temporary.toRealPath().resolve("folder"));
        desk = new RescanningDesk(folder, temporary.resolve("scratch"), null);
    }

    @AfterEach
    void close() throws IOException {
        desk.close();
    }

    @Test
    void readsOnlyWhatHasChanged() throws IOException {
        write("a.txt", "The first file.");
        write("b.txt", "The second file.");
        assertThat(keep().counts().indexed()).isEqualTo(2);
        desk.reads.set(0);

        assertThat(keep().counts()).isEqualTo(new CorpusCounts(0, 2, 0, 0, 0, 0, 0));
        assertThat(desk.reads.get()).isZero();

        write("b.txt", "The second line.");
        assertThat(keep().counts().indexed()).isEqualTo(1);
        assertThat(desk.reads.get()).isEqualTo(1);
    }

    @Test
    void noticesAnEditOfTheSameSizeWhoseTimeIsSetBack() throws IOException {
        Path file = write("a.txt", "The first file.");
        FileTime time = Files.getLastModifiedTime(file);
        keep();

        write("a.txt", "The other file.");
        Files.setLastModifiedTime(file, time);

        assertThat(keep().counts().indexed()).isEqualTo(1);
    }

    @Test
    void embedsNothingAgainOfWhatWasMovedAndSaysSo() throws IOException {
        write("a.txt", "The first file has words of its own.");
        write("b.txt", "The second file.");
        keep();

        Files.move(
                folder.resolve("a.txt"),
                Files.createDirectory(folder.resolve("deep")).resolve("a.txt"));
        RescanningDesk.Outcome outcome = desk.rescan(folder, true);

        assertThat(outcome.counts()).isEqualTo(new CorpusCounts(1, 1, 0, 0, 0, 1, 0));
        assertThat(outcome.vanished()).isEqualTo(new VanishedCounts(1, 1, 1, false));
        assertThat(desk.serving()).containsExactly(uri("b.txt"), uri("deep/a.txt"));
        assertThat(desk.desk.hits("words of its own")).isNotEmpty();
    }

    @Test
    void keepsWhatIsGoneUnlessToldOtherwise() throws IOException {
        write("a.txt", "The first file.");
        write("b.txt", "The second file.");
        keep();
        Files.delete(folder.resolve("a.txt"));

        assertThat(keep().vanished()).isEqualTo(new VanishedCounts(1, 0, 0, false));
        assertThat(desk.serving()).contains(uri("a.txt"));

        assertThat(desk.rescan(folder, true).vanished()).isEqualTo(new VanishedCounts(1, 0, 1, false));
        assertThat(desk.serving()).containsExactly(uri("b.txt"));
        assertThat(keep().vanished()).isEqualTo(VanishedCounts.NONE);
    }

    @Test
    void removesDeadLettersOfFilesThatAreGone() throws IOException {
        write("a.txt", "BROKEN");
        write("b.txt", "The second file.");
        keep();
        Files.delete(folder.resolve("a.txt"));

        desk.rescan(folder, true);

        assertThat(desk.desk.deadLetters.count(ACME)).isZero();
    }

    @Test
    void leavesWhatIsThereThoughNoScanListsIt() throws IOException {
        write("a.txt", "The first file.");
        Path hidden = write(".hidden.txt", "A file that was indexed by its name.");
        desk.desk.index(FileUri.of(hidden));

        assertThat(desk.rescan(folder, true).vanished()).isEqualTo(VanishedCounts.NONE);
        assertThat(desk.serving()).contains(FileUri.of(hidden));
    }

    @Test
    void removesNothingWhereTheFolderIsEmptyAsThatOfADiskThatIsNotThere() throws IOException {
        write("a.txt", "The first file.");
        keep();
        Files.delete(folder.resolve("a.txt"));

        assertThat(desk.rescan(folder, true).vanished()).isEqualTo(new VanishedCounts(1, 0, 0, true));
        assertThat(desk.serving()).containsExactly(uri("a.txt"));
    }

    @Test
    void removesNothingWhereAPartCouldNotBeListed() throws IOException {
        write("a.txt", "The first file.");
        write("b.txt", "The second file.");
        keep();
        Files.delete(folder.resolve("a.txt"));
        Path closed = Files.createDirectory(
                folder.resolve("closed"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("---------")));
        assumeThat(Files.isReadable(closed)).as("root reads everything").isFalse();

        assertThat(desk.rescan(folder, true).vanished()).isEqualTo(new VanishedCounts(1, 0, 0, true));
    }

    @Test
    void doesTheSameForAPrefix(@TempDir Path temporary) throws IOException {
        URI root = URI.create("s3://notes/inbox/");
        try (TestObjectStore server = TestObjectStore.start();
                RescanningDesk objects = new RescanningDesk(folder, temporary, server)) {
            server.bucket("notes");
            server.put("notes", "inbox/a b.txt", "The first object has words of its own.");
            server.put("notes", "inbox/b.txt", "The second object.");
            assertThat(objects.rescan(root, false).counts().indexed()).isEqualTo(2);
            objects.reads.set(0);

            assertThat(objects.rescan(root, false).counts().unchanged()).isEqualTo(2);
            assertThat(objects.reads.get()).isZero();

            server.delete("notes", "inbox/a b.txt");
            server.put("notes", "inbox/2026/a b.txt", "The first object has words of its own.");
            RescanningDesk.Outcome moved = objects.rescan(root, true);

            assertThat(moved.counts()).isEqualTo(new CorpusCounts(1, 1, 0, 0, 0, 1, 0));
            assertThat(moved.vanished()).isEqualTo(new VanishedCounts(1, 1, 1, false));
            assertThat(objects.serving())
                    .containsExactly(
                            URI.create("s3://notes/inbox/2026/a%20b.txt"), URI.create("s3://notes/inbox/b.txt"));
        }
    }

    private RescanningDesk.Outcome keep() {
        return desk.rescan(folder, false);
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private URI uri(String name) {
        return FileUri.of(folder.resolve(name));
    }
}
