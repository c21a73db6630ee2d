package dev.nightshift.activity.storage.source;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A document that a scan found.
 *
 * @param version equal to that of a snapshot only if the source has not changed since; null if that cannot
 *     be told without reading it
 */
public record ListedSource(URI source, @Nullable String version) {
    public ListedSource {
        requireNonNull(source, "source");
    }
}
