package dev.nightshift.activity.storage.chunk;

import static java.util.Objects.requireNonNull;

import dev.nightshift.contract.storage.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A passage of a document.
 *
 * @param ordinal place in the document, from 0
 * @param span in the document's text; {@code span.in(text)} equals {@code text}
 * @param headingPath headings over the passage, outermost first
 * @param page on which it starts, from 1, or null if the format has no pages
 * @param embeddingInput what the model is to see: the heading path and the text, within its limit
 * @param tokens length of {@code embeddingInput} by the model's own count
 * @param tableHeader the row that names the columns of the table that the passage starts in, if it is
 *     not part of the passage, else ""
 * @param startMillis when its speech begins, in milliseconds from the start of the recording, or null if
 *     the format tells no times
 */
public record Chunk(
        int ordinal,
        Span span,
        String text,
        List<String> headingPath,
        @Nullable Integer page,
        String embeddingInput,
        int tokens,
        String tableHeader,
        @Nullable Long startMillis) {
    public Chunk {
        requireNonNull(span, "span");
        requireNonNull(text, "text");
        headingPath = List.copyOf(headingPath);
    }
}
