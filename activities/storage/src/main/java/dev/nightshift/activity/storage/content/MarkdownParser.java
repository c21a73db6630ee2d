package dev.nightshift.activity.storage.content;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Markdown by the CommonMark rules. The text is the source as written, marks included. */
final class MarkdownParser implements ContentParser {
    private static final int LONGEST_TABLE_LINE = 2_000;
    private static final Pattern BELOW_HEADER =
            Pattern.compile("\\s*+\\|?\\s*+:?-++:?\\s*+(?:\\|\\s*+:?-++:?\\s*+)*+\\|?\\s*+");
    private static final Parser PARSER = Parser.builder()
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .build();

    @Override
    public void parse(Path file, DocumentDraft draft) throws IOException, BrokenContentException {
        draft.append(TextFile.read(file, draft));
        String source = draft.text();
        FrontMatter front = FrontMatter.of(source);
        front.copyTo(draft.metadata());
        // Blanks keep every offset where it is.
        String body = front.blanks() + source.substring(front.length());
        Node document = PARSER.parse(body);
        for (Node node = document; node != null; node = next(node)) {
            if (node instanceof Heading heading) {
                addHeading(heading, draft);
            } else if (node instanceof Link link) {
                addLink(link, draft);
            } else if (node instanceof Paragraph paragraph) {
                addTable(paragraph, draft);
            }
        }
    }

    /** CommonMark knows no tables and takes one for a paragraph: the second row of bars and dashes tells. */
    private static void addTable(Paragraph paragraph, DocumentDraft draft) {
        List<SourceSpan> lines = paragraph.getSourceSpans();
        for (int i = 1; i < lines.size(); i++) {
            SourceSpan header = lines.get(i - 1);
            int start = header.getInputIndex();
            int end = start + header.getLength();
            if (lines.get(i).getLength() <= LONGEST_TABLE_LINE
                    && BELOW_HEADER.matcher(line(lines.get(i), draft)).matches()
                    && draft.text(start, end).contains("|")) {
                draft.table(start, end(paragraph), start, end);
                return;
            }
        }
    }

    private static String line(SourceSpan span, DocumentDraft draft) {
        return draft.text(span.getInputIndex(), span.getInputIndex() + span.getLength());
    }

    /** Depth first, without recursion: the nesting is the author's choice. */
    private static @Nullable Node next(Node node) {
        if (node.getFirstChild() != null) {
            return node.getFirstChild();
        }
        Node up = node;
        while (up != null && up.getNext() == null) {
            up = up.getParent();
        }
        return up == null ? null : up.getNext();
    }

    private static void addHeading(Heading heading, DocumentDraft draft) {
        if (!heading.getSourceSpans().isEmpty()) {
            draft.heading(heading.getLevel(), plainText(heading), start(heading), end(heading));
        }
    }

    private static void addLink(Link link, DocumentDraft draft) {
        Node first = link.getFirstChild();
        Node last = link.getLastChild();
        boolean visible = first != null
                && !first.getSourceSpans().isEmpty()
                && !last.getSourceSpans().isEmpty();
        Node from = visible ? first : link;
        Node to = visible ? last : link;
        if (!to.getSourceSpans().isEmpty() && !from.getSourceSpans().isEmpty()) {
            draft.link(link.getDestination(), start(from), end(to));
        }
    }

    private static String plainText(Node heading) {
        StringBuilder text = new StringBuilder();
        for (Node node = next(heading); node != null && isInside(node, heading); node = next(node)) {
            if (node instanceof Text words) {
                text.append(words.getLiteral());
            } else if (node instanceof Code code) {
                text.append(code.getLiteral());
            } else if (node instanceof SoftLineBreak) {
                text.append(' ');
            }
        }
        return text.toString();
    }

    private static boolean isInside(Node node, Node ancestor) {
        Node up = node;
        while (up != null && up != ancestor) {
            up = up.getParent();
        }
        return up != null;
    }

    private static int start(Node node) {
        return node.getSourceSpans().get(0).getInputIndex();
    }

    private static int end(Node node) {
        SourceSpan last = node.getSourceSpans().get(node.getSourceSpans().size() - 1);
        return last.getInputIndex() + last.getLength();
    }
}
