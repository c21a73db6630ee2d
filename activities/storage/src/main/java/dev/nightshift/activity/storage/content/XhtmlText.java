package dev.nightshift.activity.storage.content;

import dev.nightshift.activity.storage.content.BlockText.OpenSpan;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Writes XHTML events into a draft. Elements other than blocks, headings and links leave no trace. */
final class XhtmlText extends DefaultHandler {
    private static final Set<String> PARAGRAPHS = Set.of("p", "div", "table", "ul", "ol", "pre");
    private static final Set<String> LINES = Set.of("li", "tr", "br");

    private final DocumentDraft draft;
    private final BlockText text;
    private final StringBuilder pending = new StringBuilder();
    private final Deque<OpenLink> links = new ArrayDeque<>();
    private final Deque<OpenSpan> headings = new ArrayDeque<>();
    private int depth;
    private boolean inBody;
    private boolean rowStarts;
    private int tables;
    private @Nullable OpenSpan table;

    XhtmlText(DocumentDraft draft) {
        this.draft = draft;
        this.text = new BlockText(draft);
    }

    /** Ends a parse whose further text would be dropped. */
    static final class DraftIsFull extends SAXException {
        private static final long serialVersionUID = 1L;
    }

    private record OpenLink(String target, OpenSpan span) {}

    @Override
    public void startElement(String uri, String name, String qualifiedName, Attributes attributes) throws SAXException {
        flush();
        inBody |= name.equals("body");
        if (++depth > draft.limits().maxDepth()) {
            throw new SAXException("elements are nested deeper than EXTRACTION_MAX_DEPTH allows: "
                    + draft.limits().maxDepth());
        }
        breakLine(name);
        if (name.equals("table") && tables++ == 0) {
            table = text.open();
        }
        if (name.equals("tr")) {
            rowStarts = true;
        } else if (name.equals("td") || name.equals("th")) {
            text.startCell(rowStarts);
            rowStarts = false;
        } else if (name.equals("a")) {
            String target = attributes.getValue("href");
            links.push(new OpenLink(target == null ? "" : target, text.open()));
        } else if (headingLevel(name) > 0) {
            headings.push(text.open());
        }
    }

    @Override
    public void endElement(String uri, String name, String qualifiedName) throws SAXException {
        flush();
        depth--;
        if (name.equals("a") && !links.isEmpty()) {
            OpenLink link = links.pop();
            text.closeLink(link.span(), link.target());
        } else if (headingLevel(name) > 0 && !headings.isEmpty()) {
            text.closeHeading(headings.pop(), headingLevel(name));
        } else if (name.equals("td") || name.equals("th")) {
            text.endCell();
        }
        if (name.equals("table") && --tables == 0 && table != null) {
            text.closeTable(table, null);
        }
        breakLine(name);
    }

    @Override
    public void characters(char[] buffer, int start, int length) throws SAXException {
        if (inBody) {
            pending.append(buffer, start, length);
        }
        // Two calls may split a pair of surrogates, so what is within the limit is flushed whole.
        if (pending.length() > draft.limits().maxCharacters()) {
            flush();
        }
    }

    @Override
    public void ignorableWhitespace(char[] buffer, int start, int length) throws SAXException {
        characters(buffer, start, length);
    }

    private void flush() throws SAXException {
        if (pending.length() > 0) {
            text.text(pending.toString());
            pending.setLength(0);
        }
        if (draft.isFull()) {
            throw new DraftIsFull();
        }
    }

    private void breakLine(String name) {
        if (LINES.contains(name)) {
            text.breakLine(1);
        } else if (PARAGRAPHS.contains(name) || headingLevel(name) > 0) {
            text.breakLine(2);
        }
    }

    private static int headingLevel(String name) {
        boolean heading = name.length() == 2 && name.charAt(0) == 'h' && name.charAt(1) >= '1' && name.charAt(1) <= '6';
        return heading ? name.charAt(1) - '0' : 0;
    }
}
