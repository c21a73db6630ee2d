package dev.nightshift.contract.storage;

import dev.nightshift.contract.Allowed;

/**
 * A stretch of a document's extracted text. Its end is not before its start.
 *
 * @param start offset of the first character, from 0, in UTF-16 code units as in Java and JavaScript
 * @param end offset after the last character, in the same units
 */
public record Span(
        @Allowed(min = 0) int start, @Allowed(min = 0) int end) {
    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("not a span: " + start + " to " + end);
        }
    }

    public int length() {
        return end - start;
    }

    public String in(String text) {
        return text.substring(start, end);
    }
}
