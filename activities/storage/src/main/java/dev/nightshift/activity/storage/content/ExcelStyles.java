package dev.nightshift.activity.storage.content;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.xml.sax.Attributes;

/** The number formats of a workbook, as its cells refer to them. */
final class ExcelStyles extends XmlWalk {
    private static final int MOST = 100_000;

    private final Map<Integer, String> formats = new HashMap<>();
    private final List<Integer> formatOfStyle = new ArrayList<>();
    private final ShownCells cells = new ShownCells();
    private boolean inCellStyles;

    ExcelStyles(DocumentDraft draft) {
        super(draft);
    }

    ShownCells cells() {
        return cells;
    }

    /**
     * Returns what a number is shown as.
     *
     * @param style number of the cell's style, from 0; an unknown one shows the number as it is
     */
    String shown(double value, int style) {
        int index = style >= 0 && style < formatOfStyle.size() ? formatOfStyle.get(style) : 0;
        return cells.shown(value, index, formats.get(index));
    }

    @Override
    void start(String name, Attributes attributes, String before) {
        if (name.equals("cellXfs")) {
            inCellStyles = true;
        } else if (name.equals("xf") && inCellStyles && formatOfStyle.size() < MOST) {
            formatOfStyle.add(number(attributeOr(attributes, "numFmtId")));
        } else if (name.equals("numFmt") && formats.size() < MOST) {
            formats.put(number(attributeOr(attributes, "numFmtId")), attributeOr(attributes, "formatCode"));
        }
    }

    @Override
    void end(String name, String before) {
        inCellStyles &= !name.equals("cellXfs");
    }

    /** Returns a small number, or 0 for what is none. */
    static int number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
