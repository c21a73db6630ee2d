package dev.nightshift.activity.storage.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderScannerTest {
    private final List<List<URI>> batches = new ArrayList<>();
    private final AtomicInteger visits = new AtomicInteger();
    private Path root;
    private FolderScanner scanner;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        root = Files.createDirectory(folder.resolve("root"));
        scanner = new FolderScanner(new SourceSettings(List.of(root), 1, folder), name -> name.endsWith(".txt"));
    }

    @Test
    void listsInOrderAndInBatches() throws IOException {
        for (String name : List.of("b.txt", "a/z.txt", "a/y/x.txt", "c.png", "ä ö.txt", "a.txt")) {
            Path file = root.resolve(name);
            Files.createDirectories(file.getParent());
            Files.createFile(file);
        }

        SourceListing listing = scanner.scan(FileUri.of(root), 2, this::add, visits::incrementAndGet);

        assertThat(batches)
                .containsExactly(
                        List.of(uri("a/y/x.txt"), uri("a/z.txt")),
                        List.of(uri("a.txt"), uri("b.txt")),
                        List.of(uri("ä ö.txt")));
        assertThat(listing).isEqualTo(new SourceListing(5, 1, 0, List.of()));
        assertThat(visits.get()).as("files and folders").isEqualTo(8);
    }

    @Test
    void passesOverHiddenFilesAndFollowsNoLink() throws IOException {
        Path elsewhere = Files.createDirectory(root.resolveSibling("elsewhere"));
        Files.createFile(elsewhere.resolve("secret.txt"));
        Files.createDirectory(root.resolve(".git"));
        Files.createFile(root.resolve(".git/config.txt"));
        Files.createFile(root.resolve(".hidden.txt"));
        Files.createFile(root.resolve("seen.txt"));
        Files.createSymbolicLink(root.resolve("link"), elsewhere);
        Files.createSymbolicLink(root.resolve("loop"), root);
        Files.createSymbolicLink(root.resolve("link.txt"), elsewhere.resolve("secret.txt"));

        SourceListing listing = scanner.scan(root.toUri(), 10, this::add, visits::incrementAndGet);

        assertThat(batches).containsExactly(List.of(uri("seen.txt")));
        assertThat(listing.skipped()).isEqualTo(3);
    }

    @Test
    void listsASingleFile() throws IOException {
        Path file = Files.createFile(root.resolve("one.txt"));

        assertThat(scanner.scan(FileUri.of(file), 10, this::add, visits::incrementAndGet)
                        .found())
                .isEqualTo(1);
        assertThat(batches).containsExactly(List.of(FileUri.of(file)));
    }

    @Test
    void goesDeep() throws IOException {
        Path folder = root;
        for (int i = 0; i < 200; i++) {
            folder = Files.createDirectory(folder.resolve("d"));
        }
        Files.createFile(folder.resolve("deep.txt"));

        assertThat(scanner.scan(FileUri.of(root), 10, this::add, visits::incrementAndGet)
                        .found())
                .isEqualTo(1);
    }

    @Test
    void staysInsideOfTheRoots() {
        assertThatThrownBy(() -> scanner.scan(URI.create("file:///etc"), 10, this::add, visits::incrementAndGet))
                .hasMessageContaining("STORAGE_ALLOWED_ROOTS");
        assertThatThrownBy(() -> scanner.scan(uri("missing"), 10, this::add, visits::incrementAndGet))
                .hasMessageContaining("does not exist");
    }

    @Test
    void stopsWhenInterrupted() throws IOException {
        Files.createFile(root.resolve("one.txt"));
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> scanner.scan(FileUri.of(root), 10, this::add, visits::incrementAndGet))
                .hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    private URI uri(String name) {
        return FileUri.of(root.resolve(name));
    }

    private void add(List<ListedSource> batch) {
        batches.add(batch.stream().map(ListedSource::source).toList());
    }
}
