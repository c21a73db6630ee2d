package dev.nightshift.activity.storage.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.contract.storage.SourceUris;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileUriTest {
    private Path root;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        root = folder.toRealPath();
    }

    @Test
    void writesAFileInOneWay() throws IOException {
        Path file = Files.createFile(root.resolve("a b%é+#.txt"));
        Files.createDirectory(root.resolve("folder"));
        Files.createSymbolicLink(root.resolve("link"), file);
        URI uri = FileUri.of(file);

        assertThat(uri.toString()).startsWith("file:///").endsWith("/a%20b%25%C3%A9%2B%23.txt");
        assertThat(FileUri.of(root.resolve("folder/../a b%é+#.txt"))).isEqualTo(uri);
        assertThat(FileUri.of(root.resolve("link"))).isEqualTo(uri);
        assertThat(SourceUris.canonical(file.toUri())).isEqualTo(uri);
        assertThat(SourceUris.canonical(file.toFile().toURI())).isEqualTo(uri);
        assertThat(FileUri.path(uri)).isEqualTo(file);
    }

    @Test
    void writesAFolderWithoutASlashAtItsEnd() throws IOException {
        Path folder = Files.createDirectory(root.resolve("folder"));

        assertThat(FileUri.of(folder).toString()).endsWith("/folder");
        assertThat(FileUri.of(Path.of("/"))).isEqualTo(URI.create("file:///"));
    }

    @Test
    void keepsTheUriOfADeletedFile() throws IOException {
        Path real = Files.createDirectory(root.resolve("real"));
        Path link = Files.createSymbolicLink(root.resolve("link"), real);
        Path file = Files.createFile(link.resolve("gone.txt"));
        URI before = FileUri.of(file);

        Files.delete(file);

        assertThat(FileUri.of(file)).isEqualTo(before);
        assertThat(FileUri.of(real.resolve("gone.txt"))).isEqualTo(before);
    }

    @Test
    void tellsTwoFilesApartThatOnlyNormalisationTellsApart() {
        assertThat(FileUri.of(root.resolve("\u00E9"))).isNotEqualTo(FileUri.of(root.resolve("e\u0301")));
    }
}
