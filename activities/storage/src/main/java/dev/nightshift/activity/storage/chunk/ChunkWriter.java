package dev.nightshift.activity.storage.chunk;

import dev.nightshift.activity.storage.chunk.Outline.Section;
import dev.nightshift.activity.storage.content.ExtractedDocument;
import dev.nightshift.activity.storage.content.ExtractedDocument.PageStart;
import dev.nightshift.activity.storage.content.ExtractedDocument.TimeStart;
import dev.nightshift.contract.storage.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns packed pieces into chunks: exact span, headings, page, and an input that the model takes. */
final class ChunkWriter {
    private final ExtractedDocument document;
    private final List<Section> sections;
    private final Pieces pieces;
    private final Repeated repeated;
    private final TokenCounter counter;
    private final int maxTokens;
    private final List<Chunk> chunks = new ArrayList<>();
    private int section;
    private int page = -1;
    private int time = -1;

    /** What the model is to see before a passage. */
    record Repeated(HeadingPrefix headings, TableHeaders tables) {}

    ChunkWriter(
            ExtractedDocument document,
            List<Section> sections,
            Pieces pieces,
            Repeated repeated,
            TokenCounter counter,
            int maxTokens) {
        this.document = document;
        this.sections = sections;
        this.pieces = pieces;
        this.repeated = repeated;
        this.counter = counter;
        this.maxTokens = maxTokens;
    }

    /** Writes pieces that follow those written before, in halves should their sum have been misjudged. */
    void write(int from, int to) {
        Span span = stripped(pieces.start(from), pieces.start(to));
        if (span.length() == 0) {
            return;
        }
        Section around = sectionAround(span);
        String text = span.in(document.text());
        String header = repeated.tables().over(span.start());
        String rows = header.isEmpty() ? text : header + "\n" + text;
        String prefix = prefix(around, span, text);
        String input = prefix.isEmpty() ? rows : prefix + "\n\n" + rows;
        int tokens = counter.count(input);
        if (tokens > maxTokens && to - from > 1) {
            int middle = (from + to) / 2;
            write(from, middle);
            write(middle, to);
            return;
        }
        if (tokens > maxTokens) {
            input = rows;
            tokens = counter.count(rows);
        }
        if (tokens > maxTokens) {
            input = text;
            tokens = counter.count(text);
        }
        if (tokens > maxTokens) {
            throw new IllegalStateException("one character has " + tokens + " tokens");
        }
        chunks.add(new Chunk(chunks.size(), span, text, titles(around), page(span), input, tokens, header, time(span)));
    }

    List<Chunk> chunks() {
        return List.copyOf(chunks);
    }

    private Span stripped(int start, int end) {
        String text = document.text();
        int first = start;
        int last = end;
        while (first < last && Character.isWhitespace(text.charAt(first))) {
            first++;
        }
        while (last > first && Character.isWhitespace(text.charAt(last - 1))) {
            last--;
        }
        return new Span(first, last);
    }

    /** Returns the innermost section around all text of a span; the bare headings that lead to it do not count. */
    private Section sectionAround(Span span) {
        while (section + 1 < sections.size() && sections.get(section + 1).start <= span.start()) {
            section++;
        }
        int first = section;
        int last = first;
        while (last + 1 < sections.size() && sections.get(last + 1).start < span.end()) {
            last++;
        }
        while (first < last && sections.get(first).isOnlyAHeadingOver(sections.get(first + 1))) {
            first++;
        }
        Section around = sections.get(first);
        for (Section next : sections.subList(first, last + 1)) {
            around = around.around(next);
        }
        return around;
    }

    private String prefix(Section around, Span span, String text) {
        String title = repeated.headings().title();
        List<Section> path = around.path();
        boolean titleIsNear =
                text.startsWith(title) || path.stream().anyMatch(over -> over.title.equalsIgnoreCase(title));
        return repeated.headings()
                .of(path.stream().filter(over -> over.start < span.start()).toList(), titleIsNear);
    }

    private static List<String> titles(Section around) {
        return around.path().stream()
                .map(over -> over.title)
                .filter(title -> !title.isEmpty())
                .toList();
    }

    private @Nullable Integer page(Span span) {
        List<PageStart> starts = document.pages();
        while (page + 1 < starts.size() && starts.get(page + 1).offset() <= span.start()) {
            page++;
        }
        return page < 0 ? null : starts.get(page).page();
    }

    private @Nullable Long time(Span span) {
        List<TimeStart> starts = document.times();
        while (time + 1 < starts.size() && starts.get(time + 1).offset() <= span.start()) {
            time++;
        }
        return time < 0 ? null : starts.get(time).milliseconds();
    }
}
