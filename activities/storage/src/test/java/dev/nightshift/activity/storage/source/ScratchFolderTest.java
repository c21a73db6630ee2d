package dev.nightshift.activity.storage.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchFolderTest {
    private Path parent;

    @BeforeEach
    void open(@TempDir Path folder) {
        parent = folder.resolve("made/on/demand");
    }

    @Test
    void isPrivateAndGoneAfterClose() throws IOException {
        ScratchFolder scratch = ScratchFolder.open(parent);
        Path folder = scratch.newFolder("parser-");
        Files.createFile(folder.resolve("litter"));

        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(children().get(0))))
                .isEqualTo("rwx------");
        scratch.close();

        assertThat(children()).isEmpty();
    }

    @Test
    void deletesWhatAKilledProcessLeftAndNothingElse() throws IOException {
        Path foreign = Files.createDirectories(parent.resolve("not-ours"));
        Path orphan = Files.createDirectory(parent.resolve("nightshift-scratch-orphan"));
        Files.createFile(orphan.resolve("lock"));
        Files.createSymbolicLink(orphan.resolve("link"), foreign);

        try (ScratchFolder first = ScratchFolder.open(parent);
                ScratchFolder second = ScratchFolder.open(parent)) {
            assertThat(orphan).doesNotExist();
            assertThat(foreign).exists();
            assertThat(first.newFile("a-")).exists();
            assertThat(second.newFile("b-")).exists();
        }
    }

    private List<Path> children() throws IOException {
        try (Stream<Path> children = Files.list(parent)) {
            return children.toList();
        }
    }
}
