package dev.nightshift.contract.storage;

/**
 * A stretch of a document's extracted text.
 *
 * @param start offset of the first character, from 0, in UTF-16 code units as in Java and JavaScript
 * @param end offset after the last character
 */
public record Span(int start, int end) {
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
