package dev.nightshift.contract.search;

import static java.util.Objects.requireNonNull;

import dev.nightshift.contract.Allowed;
import dev.nightshift.contract.Ranges;
import dev.nightshift.contract.storage.DocumentId;
import dev.nightshift.contract.storage.Span;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A passage that answers, and where it stands.
 *
 * @param document the document that holds the passage
 * @param source the document's source, as a canonical URI
 * @param member names from the source inwards, such as a file in an archive or an attachment of a message;
 *     empty if the passage stands in the source itself
 * @param title title of the document, or of its member
 * @param headingPath headings over the passage, outermost first
 * @param page number of the page, counted from 1, or null if the format has no pages
 * @param span where the passage stands in the extracted text of the source or of its member
 * @param snippet the part of the passage that matches best, at most 500 characters
 * @param score sum of reciprocal ranks; higher is better
 * @param parts what the score was made of
 */
public record SearchHit(
        DocumentId document,
        URI source,
        List<String> member,
        String title,
        List<String> headingPath,
        @Allowed(min = 1) @Nullable Integer page,
        Span span,
        String snippet,
        double score,
        ScoreParts parts) {
    public SearchHit {
        requireNonNull(document, "document");
        requireNonNull(source, "source");
        member = List.copyOf(member);
        headingPath = List.copyOf(headingPath);
        Ranges.requirePlace(page, "page");
    }
}
