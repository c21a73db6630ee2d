package dev.nightshift.objects;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * What a store tells of an object without giving its bytes.
 *
 * @param etag differs between two contents of one object; as the store writes it, with its quotes
 * @param sizeBytes length of the content
 * @param modified when the object was last written, by the store's clock
 */
public record ObjectVersion(ObjectUri place, String etag, long sizeBytes, Instant modified) {
    public ObjectVersion {
        requireNonNull(place, "place");
        requireNonNull(etag, "etag");
        requireNonNull(modified, "modified");
    }

    /** Returns a text that two listings share only if the content is the same. */
    public String fingerprint() {
        return etag + " " + sizeBytes;
    }
}
