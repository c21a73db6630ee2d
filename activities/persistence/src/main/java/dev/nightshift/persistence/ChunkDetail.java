package dev.nightshift.persistence;

import dev.nightshift.contract.storage.DocumentId;
import dev.nightshift.contract.storage.Span;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A passage of a version that serves.
 *
 * @param member names from the source inwards; empty if the passage stands in the source itself
 * @param title what the document, or its member, calls itself, or null
 * @param headingPath headings over the passage, outermost first
 * @param page on which it starts, from 1, or null if the format has no pages
 * @param span in the text of the source or of its member
 */
public record ChunkDetail(
        long chunk,
        DocumentId document,
        URI source,
        List<String> member,
        @Nullable String title,
        List<String> headingPath,
        @Nullable Integer page,
        Span span,
        String text) {
    public ChunkDetail {
        member = List.copyOf(member);
        headingPath = List.copyOf(headingPath);
    }
}
