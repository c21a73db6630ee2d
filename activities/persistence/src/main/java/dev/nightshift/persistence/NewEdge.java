package dev.nightshift.persistence;

import static java.util.Objects.requireNonNull;

import dev.nightshift.contract.storage.Span;

/**
 * An edge from a document to something that it names.
 *
 * @param kind such as {@code heading} or {@code link}
 * @param target what it leads to, such as a title or a URL
 * @param span of the text that says so
 */
public record NewEdge(String kind, String target, Span span) {
    public NewEdge {
        requireNonNull(kind, "kind");
        requireNonNull(target, "target");
        requireNonNull(span, "span");
    }
}
