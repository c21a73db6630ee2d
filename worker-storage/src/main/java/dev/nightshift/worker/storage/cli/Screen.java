package dev.nightshift.worker.storage.cli;

import java.io.PrintWriter;
import java.util.List;

/**
 * What is written to, and what it can show.
 *
 * @param colors true if escape sequences are understood
 * @param width columns of a line; lines that are not for people to read have no end
 */
record Screen(PrintWriter out, boolean colors, int width) {
    static final int ENDLESS = Integer.MAX_VALUE;

    private static final String BOLD = "\u001B[1m";
    private static final String DIM = "\u001B[2m";
    private static final String MARK = "\u001B[1;33m";
    private static final String RESET = "\u001B[0m";

    /** Prints lines and lets them be seen. */
    void print(List<String> lines) {
        lines.forEach(out::println);
        out.flush();
    }

    void print(String line) {
        print(List.of(line));
    }

    String bold(String text) {
        return styled(BOLD, text);
    }

    String dim(String text) {
        return styled(DIM, text);
    }

    String mark(String text) {
        return styled(MARK, text);
    }

    private String styled(String style, String text) {
        return colors ? style + text + RESET : text;
    }
}
