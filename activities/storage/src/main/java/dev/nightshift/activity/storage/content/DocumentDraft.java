package dev.nightshift.activity.storage.content;

import dev.nightshift.activity.storage.content.ExtractedDocument.Heading;
import dev.nightshift.activity.storage.content.ExtractedDocument.Link;
import dev.nightshift.activity.storage.content.ExtractedDocument.PageStart;
import dev.nightshift.activity.storage.content.ExtractedDocument.Table;
import dev.nightshift.activity.storage.content.ExtractedDocument.TimeStart;
import dev.nightshift.contract.storage.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A document while it is being read. Keeps its promises whatever a parser hands it: the text is clean
 * and within the limit, and every span lies in it.
 */
final class DocumentDraft {
    private static final int MOST_HEADINGS = 20_000;
    private static final int MOST_LINKS = 50_000;
    private static final int MOST_TABLES = 20_000;
    private static final int MOST_TIMES = 200_000;
    private static final int LONGEST_TITLE = 500;
    private static final int LONGEST_TARGET = 2_000;
    private static final Comparator<Span> IN_ORDER =
            Comparator.comparingInt(Span::start).thenComparingInt(Span::end);

    private final ExtractionLimits limits;
    private final DraftMetadata metadata = new DraftMetadata();
    private final StringBuilder text = new StringBuilder();
    private final List<Heading> headings = new ArrayList<>();
    private final List<PageStart> pages = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private final List<Table> tables = new ArrayList<>();
    private final List<TimeStart> times = new ArrayList<>();
    private boolean full;
    private boolean cut;

    DocumentDraft(ExtractionLimits limits) {
        this.limits = limits;
    }

    ExtractionLimits limits() {
        return limits;
    }

    DraftMetadata metadata() {
        return metadata;
    }

    /** Returns the offset of the next character. */
    int position() {
        return text.length();
    }

    /** Returns true once the limit is reached, so that more text would be dropped. */
    boolean isFull() {
        return full;
    }

    String text() {
        return text.toString();
    }

    String text(int start, int end) {
        return text.substring(start, end);
    }

    /** Tells that the file holds more than the parser looks at. */
    void markCut() {
        cut = true;
    }

    /** Appends clean text up to the limit. */
    void append(CharSequence piece) {
        if (full || piece.length() == 0) {
            return;
        }
        CharSequence clean = CleanText.of(piece);
        int room = limits.maxCharacters() - text.length();
        if (clean.length() <= room) {
            text.append(clean);
            return;
        }
        full = true;
        boolean splitsAPair = room > 0 && Character.isHighSurrogate(clean.charAt(room - 1));
        text.append(clean, 0, splitsAPair ? room - 1 : room);
    }

    /**
     * @param level from 1; deeper than 6 counts as 6
     */
    void heading(int level, String title, int start, int end) {
        String line = line(title, LONGEST_TITLE);
        if (!line.isEmpty() && start < text.length() && headings.size() < MOST_HEADINGS) {
            headings.add(new Heading(Math.max(1, Math.min(6, level)), line, span(start, end)));
        }
    }

    /** Blanks around the visible text are left out of the span. */
    void link(String target, int start, int end) {
        String line = CleanText.of(target).toString().strip();
        int from = start;
        int to = Math.min(end, text.length());
        while (from < to && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        while (from < to && Character.isWhitespace(text.charAt(to - 1))) {
            to--;
        }
        boolean sensible = !line.isEmpty() && line.length() <= LONGEST_TARGET && from < to;
        if (sensible && links.size() < MOST_LINKS) {
            links.add(new Link(line, new Span(from, to)));
        }
    }

    /** Tells that a page starts at the next character. */
    void page(int number) {
        pages.add(new PageStart(number, text.length()));
    }

    /**
     * Tells of a table behind those told before. One that is cut by the limit ends there.
     *
     * @param headerEnd equal to {@code headerStart} if no row names the columns for the others
     */
    void table(int start, int end, int headerStart, int headerEnd) {
        int last = tables.isEmpty() ? 0 : tables.get(tables.size() - 1).span().end();
        if (start >= last && start < Math.min(end, text.length()) && tables.size() < MOST_TABLES) {
            Span span = span(start, end);
            boolean inside = start <= headerStart && headerStart <= headerEnd && headerEnd <= span.end();
            boolean known = inside && headerStart < headerEnd;
            tables.add(new Table(span, known ? new Span(headerStart, headerEnd) : new Span(start, start)));
        }
    }

    /** Tells that what begins at the next character is said at this time of the recording. */
    void time(long milliseconds) {
        if (times.size() < MOST_TIMES) {
            times.add(new TimeStart(Math.max(0, milliseconds), text.length()));
        }
    }

    /**
     * @throws BrokenContentException if there is no text
     */
    ExtractedDocument finish(String fileName, String mediaType) throws BrokenContentException {
        if (text.toString().isBlank()) {
            throw new BrokenContentException("holds no text");
        }
        return finishContainer(fileName, mediaType);
    }

    /** Finishes what may have no text of its own. */
    ExtractedDocument finishContainer(String fileName, String mediaType) {
        String result = text.toString();
        headings.sort(Comparator.comparing(Heading::span, IN_ORDER));
        links.sort(Comparator.comparing(Link::span, IN_ORDER));
        pages.removeIf(page -> page.offset() >= result.length());
        String title = line(title(fileName), LONGEST_TITLE);
        times.removeIf(time -> time.offset() >= result.length());
        return new ExtractedDocument(
                result, metadata.finish(title, mediaType, full || cut), headings, pages, links, tables, times);
    }

    private String title(String fileName) {
        Optional<String> first = headings.stream().map(Heading::title).findFirst();
        return metadata.title().or(() -> first).orElse(fileName);
    }

    private Span span(int start, int end) {
        return new Span(start, Math.max(start, Math.min(end, text.length())));
    }

    private static String line(String title, int longest) {
        String line = CleanText.of(title).toString().strip().replaceAll("\\s+", " ");
        if (line.length() <= longest) {
            return line;
        }
        boolean splitsAPair = Character.isHighSurrogate(line.charAt(longest - 1));
        return line.substring(0, splitsAPair ? longest - 1 : longest);
    }
}
