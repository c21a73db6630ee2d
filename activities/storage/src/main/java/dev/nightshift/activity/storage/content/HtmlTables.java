package dev.nightshift.activity.storage.content;

import dev.nightshift.activity.storage.content.BlockText.OpenSpan;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Finds the tables of a page, and the rows of them that name the columns. A table inside of a table is none. */
final class HtmlTables {
    private final BlockText text;
    private int depth;
    private boolean inHeaderRow;
    private boolean headerMayGoOn;
    private @Nullable OpenSpan table;
    private @Nullable OpenSpan header;

    HtmlTables(BlockText text) {
        this.text = text;
    }

    void start(Element element, String name) {
        if (name.equals("table") && depth++ == 0) {
            table = text.open();
            header = null;
            headerMayGoOn = true;
        } else if (name.equals("tr") && depth == 1) {
            inHeaderRow = headerMayGoOn && namesColumns(element);
            headerMayGoOn &= inHeaderRow;
            if (inHeaderRow && header == null) {
                header = text.open();
            }
        }
    }

    void end(String name) {
        OpenSpan span = table;
        if (name.equals("tr") && depth == 1 && inHeaderRow && header != null) {
            text.end(header);
        } else if (name.equals("table") && --depth == 0 && span != null) {
            text.closeTable(span, header == null ? new OpenSpan() : header);
        }
    }

    private static boolean namesColumns(Element row) {
        Element parent = row.parent();
        boolean inHead = parent != null && parent.normalName().equals("thead");
        boolean onlyNames = row.childrenSize() > 1
                && row.children().stream().allMatch(cell -> cell.normalName().equals("th"));
        return inHead || onlyNames;
    }
}
