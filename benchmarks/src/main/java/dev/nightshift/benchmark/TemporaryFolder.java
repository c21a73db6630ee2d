package dev.nightshift.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder that is gone once this is closed, or the program ends. */
final class TemporaryFolder implements AutoCloseable {
    private final Path path;
    private final AtEnd removal;

    TemporaryFolder() {
        try {
            path = Files.createTempDirectory("nightshift-figure-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        removal = new AtEnd(this::delete);
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        removal.close();
    }

    private void delete() {
        try (Stream<Path> paths = Files.walk(path)) {
            for (Path each : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
