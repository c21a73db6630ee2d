package dev.nightshift.persistence;

import static java.util.Objects.requireNonNull;

import dev.nightshift.contract.storage.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A passage to store.
 *
 * @param ordinal place in the document, from 0
 * @param span in the document's text
 * @param headingPath headings over the passage, outermost first
 * @param page on which it starts, from 1, or null if the format has no pages
 * @param embeddingInput what the model is to see
 * @param inputHash digest of {@code embeddingInput}, 64 lower-case hex digits; equal input shares one vector
 * @param tokens length of {@code embeddingInput} by the model's own count
 * @param context words that full text is to find the passage by although it does not hold them, such as
 *     the names of a table's columns; or ""
 */
public record NewChunk(
        int ordinal,
        Span span,
        String text,
        List<String> headingPath,
        @Nullable Integer page,
        String embeddingInput,
        String inputHash,
        int tokens,
        String context) {
    public NewChunk {
        requireNonNull(span, "span");
        requireNonNull(text, "text");
        requireNonNull(embeddingInput, "embeddingInput");
        requireNonNull(inputHash, "inputHash");
        requireNonNull(context, "context");
        headingPath = List.copyOf(headingPath);
    }

    /** A passage without a context. */
    public NewChunk(
            int ordinal,
            Span span,
            String text,
            List<String> headingPath,
            @Nullable Integer page,
            String embeddingInput,
            String inputHash,
            int tokens) {
        this(ordinal, span, text, headingPath, page, embeddingInput, inputHash, tokens, "");
    }
}
