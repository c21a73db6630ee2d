package dev.nightshift.activity.storage.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a table row by row. Each row is one line that names its columns, such as {@code Name: Ada;
 * Born: 1815}, so that a row makes sense wherever it is cited; empty cells are left out.
 */
final class TableText {
    /** As many as a sheet of Excel has. */
    static final int MOST_COLUMNS = 16_384;

    private static final int LONGEST_CELL = 32_767;
    private static final int LONGEST_NAME = 100;

    /** Rows that are looked at before the first is written. */
    private static final int SAMPLE_ROWS = 40;

    private static final String BETWEEN_CELLS = "; ";

    private final DocumentDraft draft;
    private final List<NavigableMap<Integer, String>> sample = new ArrayList<>();
    private @Nullable Map<Integer, String> names;
    private boolean begun;
    private int start;

    /** Prepares a table that stands apart from what the draft holds. */
    TableText(DocumentDraft draft) {
        this.draft = draft;
    }

    /** Takes the next row. Cells beyond {@value #MOST_COLUMNS} are left out. */
    void row(List<String> cells) {
        if (cells.size() > MOST_COLUMNS) {
            draft.markCut();
        }
        NavigableMap<Integer, String> filled = new TreeMap<>();
        for (int i = 0; i < Math.min(MOST_COLUMNS, cells.size()); i++) {
            filled.put(i, cells.get(i));
        }
        row(filled);
    }

    /**
     * Takes the next row.
     *
     * @param cells by their columns, from 0 and below {@value #MOST_COLUMNS}
     */
    void row(NavigableMap<Integer, String> cells) {
        NavigableMap<Integer, String> row = new TreeMap<>(cells);
        row.replaceAll((column, cell) -> oneLine(cell));
        row.values().removeIf(String::isEmpty);
        if (row.isEmpty() || draft.isFull()) {
            return;
        }
        if (begun) {
            write(row);
            return;
        }
        sample.add(row);
        if (sample.size() == SAMPLE_ROWS) {
            begin();
        }
    }

    /** Writes what is left. To be called once, after the last row. */
    void finish() {
        if (!begun) {
            begin();
        }
        draft.table(start, draft.position(), start, start);
    }

    static String oneLine(String cell) {
        String line = cell.strip();
        return (line.length() > LONGEST_CELL ? line.substring(0, LONGEST_CELL) : line).replaceAll("\\s+", " ");
    }

    private void begin() {
        begun = true;
        int width = sample.stream().mapToInt(Map::size).max().orElse(0);
        int first = 0;
        while (width > 1 && sample.get(first).size() == 1) {
            // A title over the table, as sheets often have.
            line(joined(sample.get(first++)));
        }
        start = draft.position();
        List<NavigableMap<Integer, String>> rows = sample.subList(first, sample.size());
        if (width > 1) {
            boolean named = TableHeader.isFirstOf(dense(rows));
            names = named ? rows.get(0) : Map.of();
            if (named) {
                line(joined(rows.get(0)));
            }
            rows.stream().skip(named ? 1 : 0).forEach(this::write);
        } else {
            rows.forEach(this::write);
        }
        while (start < draft.position()
                && Character.isWhitespace(draft.text(start, start + 1).charAt(0))) {
            start++;
        }
        sample.clear();
    }

    private void write(NavigableMap<Integer, String> row) {
        Map<Integer, String> columns = names;
        if (columns == null) {
            line(joined(row));
            return;
        }
        StringBuilder line = new StringBuilder();
        row.forEach((column, cell) -> {
            String name = columns.getOrDefault(column, "Column " + (column + 1));
            line.append(line.length() == 0 ? "" : BETWEEN_CELLS);
            line.append(name, 0, Math.min(LONGEST_NAME, name.length()));
            line.append(": ").append(cell);
        });
        line(line.toString());
    }

    private void line(String line) {
        if (draft.position() > 0) {
            draft.append("\n");
        }
        draft.append(line);
    }

    private static List<List<String>> dense(List<NavigableMap<Integer, String>> rows) {
        return rows.stream()
                .map(row -> IntStream.rangeClosed(0, row.lastKey())
                        .mapToObj(column -> row.getOrDefault(column, ""))
                        .toList())
                .toList();
    }

    private static String joined(NavigableMap<Integer, String> row) {
        return String.join(BETWEEN_CELLS, row.values());
    }
}
