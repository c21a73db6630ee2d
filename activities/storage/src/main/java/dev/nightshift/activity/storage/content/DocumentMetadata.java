package dev.nightshift.activity.storage.content;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a document says of itself.
 *
 * @param title from the document's properties or its first heading, or null
 * @param language ISO 639-1 code detected in the text, or null if it could not be told
 * @param mediaType such as {@code application/pdf}
 * @param truncated true if the text was cut at the limit
 */
public record DocumentMetadata(
        @Nullable String title,
        List<String> authors,
        @Nullable Instant created,
        @Nullable Instant modified,
        @Nullable String language,
        String mediaType,
        boolean truncated) {
    public DocumentMetadata {
        authors = List.copyOf(authors);
    }

    DocumentMetadata withLanguage(@Nullable String detected) {
        return new DocumentMetadata(title, authors, created, modified, detected, mediaType, truncated);
    }
}
