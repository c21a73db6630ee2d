package dev.nightshift.activity.storage.chunk;

import dev.nightshift.activity.storage.content.DocumentMetadata;
import dev.nightshift.activity.storage.content.ExtractedDocument;
import dev.nightshift.activity.storage.content.ExtractedDocument.Heading;
import dev.nightshift.activity.storage.content.ExtractedDocument.PageStart;
import dev.nightshift.activity.storage.content.ExtractedDocument.Table;
import dev.nightshift.contract.storage.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds documents for tests, as an extractor would. */
final class Documents {
    private final StringBuilder text = new StringBuilder();
    private final List<Heading> headings = new ArrayList<>();
    private final List<PageStart> pages = new ArrayList<>();
    private final List<Table> tables = new ArrayList<>();
    private @Nullable String title;

    static ExtractedDocument ofText(String text) {
        return new Documents().text(text).build();
    }

    Documents title(String newTitle) {
        title = newTitle;
        return this;
    }

    Documents heading(int level, String heading) {
        int start = text.length();
        headings.add(new Heading(level, heading, new Span(start, start + heading.length())));
        text.append(heading).append("\n\n");
        return this;
    }

    Documents page(int number) {
        pages.add(new PageStart(number, text.length()));
        return this;
    }

    Documents text(String more) {
        text.append(more);
        return this;
    }

    Documents paragraph(String paragraph) {
        return text(paragraph).text("\n\n");
    }

    /** A table whose first line names the columns. */
    Documents table(String header, String rows) {
        int start = text.length();
        int end = start + header.length() + 1 + rows.length();
        tables.add(new Table(new Span(start, end), new Span(start, start + header.length())));
        return text(header).text("\n").text(rows).text("\n\n");
    }

    ExtractedDocument build() {
        DocumentMetadata metadata = new DocumentMetadata(title, List.of(), null, null, null, "text/plain", false);
        return new ExtractedDocument(text.toString(), metadata, headings, pages, List.of(), tables, List.of());
    }
}
