package dev.nightshift.persistence;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A document that is to be appended to a listing.
 *
 * @param version that of the source as it was listed, or null if none is known
 */
public record ListedDocument(URI source, @Nullable String version) {
    public ListedDocument {
        requireNonNull(source, "source");
    }
}
