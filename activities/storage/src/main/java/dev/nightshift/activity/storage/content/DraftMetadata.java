package dev.nightshift.activity.storage.content;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a parser has learned of a document so far. The first value of each kind wins. */
final class DraftMetadata {
    private final List<String> authors = new ArrayList<>();
    private @Nullable String title;
    private @Nullable Instant created;
    private @Nullable Instant modified;

    Optional<String> title() {
        return Optional.ofNullable(title);
    }

    void title(@Nullable String value) {
        if (title == null && value != null && !value.isBlank()) {
            title = value;
        }
    }

    void authors(@Nullable String names) {
        for (String name : Authors.split(names == null ? "" : names)) {
            if (!authors.contains(name)) {
                authors.add(name);
            }
        }
    }

    /** Adds one whole name, commas and all. */
    void author(String name) {
        String line = CleanText.of(name).toString().strip().replaceAll("\\s+", " ");
        if (!line.isEmpty() && !authors.contains(line)) {
            authors.add(line);
        }
    }

    void created(@Nullable Instant value) {
        created = created == null ? value : created;
    }

    void modified(@Nullable Instant value) {
        modified = modified == null ? value : modified;
    }

    DocumentMetadata finish(String line, String mediaType, boolean truncated) {
        return new DocumentMetadata(line, authors, created, modified, null, mediaType, truncated);
    }
}
