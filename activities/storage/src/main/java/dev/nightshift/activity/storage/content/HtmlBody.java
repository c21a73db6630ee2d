package dev.nightshift.activity.storage.content;

import dev.nightshift.activity.storage.content.BlockText.OpenSpan;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** Walks the body of a page and writes what is visible of it. */
final class HtmlBody implements NodeFilter {
    private static final Set<String> INVISIBLE = Set.of(
            "script",
            "style",
            "template",
            "noscript",
            "svg",
            "math",
            "iframe",
            "object",
            "canvas",
            "select",
            "textarea",
            "button",
            "head");
    private static final Set<String> LINES =
            Set.of("li", "tr", "br", "dt", "dd", "caption", "option", "thead", "tbody", "tfoot");

    private final DocumentDraft draft;
    private final BlockText text;
    private final Map<Node, OpenSpan> open = new IdentityHashMap<>();
    private final HtmlTables tables;

    HtmlBody(DocumentDraft draft) {
        this.draft = draft;
        this.text = new BlockText(draft);
        this.tables = new HtmlTables(text);
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (draft.isFull()) {
            return FilterResult.STOP;
        }
        if (node instanceof TextNode words) {
            text.text(words.getWholeText());
        }
        return node instanceof Element element ? start(element) : FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) {
            end(element);
        }
        return FilterResult.CONTINUE;
    }

    private FilterResult start(Element element) {
        String name = element.normalName();
        if (INVISIBLE.contains(name) || element.hasAttr("hidden")) {
            return FilterResult.SKIP_ENTIRELY;
        }
        breakLine(element, name);
        tables.start(element, name);
        if (isCell(name)) {
            text.startCell(element.previousElementSibling() == null);
        }
        if (name.equals("pre")) {
            text.startPreformatted();
        }
        if (headingLevel(name) > 0 || isLink(element)) {
            open.put(element, text.open());
        }
        return FilterResult.CONTINUE;
    }

    private void end(Element element) {
        String name = element.normalName();
        OpenSpan span = open.remove(element);
        if (span != null && isLink(element)) {
            text.closeLink(span, element.attr("href"));
        } else if (span != null) {
            text.closeHeading(span, headingLevel(name));
        }
        if (name.equals("pre")) {
            text.endPreformatted();
        }
        if (isCell(name)) {
            text.endCell();
        }
        tables.end(name);
        breakLine(element, name);
    }

    private void breakLine(Element element, String name) {
        if (LINES.contains(name)) {
            text.breakLine(1);
        } else if (element.isBlock() && !isCell(name)) {
            text.breakLine(2);
        }
    }

    private static boolean isCell(String name) {
        return name.equals("td") || name.equals("th");
    }

    private static boolean isLink(Element element) {
        return element.normalName().equals("a") && element.hasAttr("href");
    }

    private static int headingLevel(String name) {
        return name.length() == 2 && name.charAt(0) == 'h' && name.charAt(1) >= '1' && name.charAt(1) <= '6'
                ? name.charAt(1) - '0'
                : 0;
    }
}
