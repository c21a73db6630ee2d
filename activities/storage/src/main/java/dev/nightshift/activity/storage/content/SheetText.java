package dev.nightshift.activity.storage.content;

import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes the sheets of a workbook, each as a heading and a table. A sheet without a filled cell leaves no trace. */
final class SheetText {
    private final DocumentDraft draft;
    private final NavigableMap<Integer, String> cells = new TreeMap<>();
    private String title = "";
    private @Nullable TableText table;

    SheetText(DocumentDraft draft) {
        this.draft = draft;
    }

    void startSheet(String name, boolean hidden) {
        endSheet();
        title = hidden ? name + " (hidden sheet)" : name;
    }

    /**
     * Takes a cell of the current row. Columns may come in any order.
     *
     * @param column from 0
     */
    void cell(int column, String shown) {
        if (column < 0 || column >= TableText.MOST_COLUMNS) {
            draft.markCut();
            return;
        }
        cells.put(column, shown);
    }

    void endRow() {
        if (cells.values().stream().allMatch(String::isBlank)) {
            cells.clear();
            return;
        }
        TableText rows = table;
        if (rows == null) {
            writeTitle();
            rows = new TableText(draft);
            table = rows;
        }
        rows.row(cells);
        cells.clear();
    }

    void endSheet() {
        endRow();
        if (table != null) {
            table.finish();
            table = null;
        }
    }

    private void writeTitle() {
        if (title.isBlank()) {
            return;
        }
        draft.append(draft.position() > 0 ? "\n\n" : "");
        int start = draft.position();
        draft.append(TableText.oneLine(title));
        draft.heading(1, title, start, draft.position());
        draft.append("\n");
    }
}
