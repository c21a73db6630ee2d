package dev.nightshift.worker.storage.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Lines up rows. The last column takes what the others leave, and loses its start where that is too little. */
final class Table {
    private static final String GAP = "  ";
    private static final int WIDEST = 40;
    private static final int LEAST_FOR_THE_LAST = 12;

    private final List<List<String>> rows = new ArrayList<>();

    Table(String... header) {
        rows.add(List.of(header));
    }

    Table row(String... cells) {
        rows.add(List.of(cells).stream().map(Columns::oneLine).toList());
        return this;
    }

    /** Returns the lines, none wider than {@code width}. */
    List<String> lines(int width) {
        int columns = rows.get(0).size();
        int[] widths = IntStream.range(0, columns - 1).map(this::widest).toArray();
        shrink(widths, width);
        int used = IntStream.of(widths).sum() + GAP.length() * widths.length;
        int last = width == Screen.ENDLESS ? Screen.ENDLESS : Math.max(1, width - used);
        return rows.stream().map(row -> line(row, widths, last, width)).toList();
    }

    private int widest(int column) {
        int widest = rows.stream()
                .mapToInt(row -> Columns.width(row.get(column)))
                .max()
                .orElse(0);
        return Math.min(WIDEST, widest);
    }

    /** Takes from the widest column, one by one, until the last one has some room. */
    private static void shrink(int[] widths, int width) {
        int room = width == Screen.ENDLESS ? Screen.ENDLESS : width - GAP.length() * widths.length - LEAST_FOR_THE_LAST;
        while (IntStream.of(widths).sum() > room) {
            int widest = 0;
            for (int i = 1; i < widths.length; i++) {
                widest = widths[i] > widths[widest] ? i : widest;
            }
            if (widths[widest] <= 1) {
                return;
            }
            widths[widest]--;
        }
    }

    private static String line(List<String> row, int[] widths, int last, int width) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(Columns.padded(Columns.fitted(row.get(i), widths[i]), widths[i]))
                    .append(GAP);
        }
        line.append(Columns.fittedAtStart(row.get(widths.length), last));
        return Columns.fitted(line.toString(), width).stripTrailing();
    }
}
