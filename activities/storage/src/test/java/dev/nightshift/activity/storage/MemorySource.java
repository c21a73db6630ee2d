package dev.nightshift.activity.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.nightshift.activity.storage.source.SourceReader;
import dev.nightshift.activity.storage.source.SourceSnapshot;
import dev.nightshift.contract.ContentKey;
import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.WorkException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Sources that a test edits. */
final class MemorySource implements SourceReader {
    private final Map<URI, String> contents = new ConcurrentHashMap<>();

    void put(URI source, String content) {
        contents.put(source, content);
    }

    void delete(URI source) {
        contents.remove(source);
    }

    @Override
    public void admit(URI source) {
        content(source);
    }

    @Override
    public SourceSnapshot read(URI source) {
        String content = content(source);
        try {
            Path file = Files.createTempFile("memory-source", null);
            Files.writeString(file, content);
            String path = source.getPath();
            return new SourceSnapshot(
                    source,
                    path.substring(path.lastIndexOf('/') + 1),
                    file,
                    content.getBytes(UTF_8).length,
                    ContentKey.of(content),
                    Instant.parse("2026-01-01T00:00:00Z"),
                    null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String content(URI source) {
        String content = contents.get(source);
        if (content == null) {
            throw new WorkException(FailureType.NOT_FOUND, "does not exist: " + source);
        }
        if (content.startsWith("SECRET")) {
            throw new WorkException(FailureType.NOT_AUTHORIZED, "may not be read: " + source);
        }
        return content;
    }
}
