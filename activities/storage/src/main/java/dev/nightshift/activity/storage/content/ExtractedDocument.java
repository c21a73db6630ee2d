package dev.nightshift.activity.storage.content;

import static java.util.Objects.requireNonNull;

import dev.nightshift.contract.storage.Span;
import java.util.List;

/**
 * The text of a document and what its format tells of its structure. All spans lie in {@code text}.
 *
 * @param text without NUL and unpaired surrogates, which PostgreSQL cannot store
 * @param headings in order of their spans
 * @param pages in order, or empty if the format has none
 * @param links in order of their spans
 * @param tables in order of their spans
 * @param times in order, or empty if the format tells none
 */
public record ExtractedDocument(
        String text,
        DocumentMetadata metadata,
        List<Heading> headings,
        List<PageStart> pages,
        List<Link> links,
        List<Table> tables,
        List<TimeStart> times) {
    public ExtractedDocument {
        requireNonNull(text, "text");
        requireNonNull(metadata, "metadata");
        headings = List.copyOf(headings);
        pages = List.copyOf(pages);
        links = List.copyOf(links);
        tables = List.copyOf(tables);
        times = List.copyOf(times);
    }

    /** A document without tables and times. */
    public ExtractedDocument(
            String text, DocumentMetadata metadata, List<Heading> headings, List<PageStart> pages, List<Link> links) {
        this(text, metadata, headings, pages, links, List.of(), List.of());
    }

    /**
     * A heading.
     *
     * @param level 1 for the outermost, to 6
     */
    public record Heading(int level, String title, Span span) {}

    /**
     * Where a page begins.
     *
     * @param page from 1
     * @param offset of its first character
     */
    public record PageStart(int page, int offset) {}

    /**
     * A link.
     *
     * @param target as written, such as a URL or a relative path
     * @param span of its visible text
     */
    public record Link(String target, Span span) {}

    /**
     * A table. Each line of its span is a row.
     *
     * @param header the row that names the columns, inside of {@code span}; of length 0 if there is none
     *     or every row names them itself
     */
    public record Table(Span span, Span header) {}

    /**
     * When a stretch of speech begins.
     *
     * @param milliseconds from the start of the recording, 0 or more
     * @param offset of its first character
     */
    public record TimeStart(long milliseconds, int offset) {}
}
