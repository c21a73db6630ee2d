package dev.nightshift.activity.storage.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a table in a text file is written.
 *
 * @param delimiter between two cells
 * @param quote around a cell that holds delimiters or line ends; doubled inside of it
 */
record CsvDialect(char delimiter, char quote) {
    private static final int SAMPLE_CHARACTERS = 65_536;
    private static final int SAMPLE_ROWS = 50;

    /** In the order of preference. */
    private static final char[] DELIMITERS = {',', ';', '\t', '|'};

    /**
     * Tells the dialect of a text: the delimiter that gives most rows the same number of cells, more than one.
     *
     * @param preferred taken where it serves as well as another
     */
    static CsvDialect of(String text, char preferred) {
        String sample = text.substring(0, Math.min(SAMPLE_CHARACTERS, text.length()));
        CsvDialect best = new CsvDialect(preferred, '"');
        double bestScore = best.score(sample) * 1.05;
        for (char quote : new char[] {'"', '\''}) {
            for (char delimiter : DELIMITERS) {
                CsvDialect dialect = new CsvDialect(delimiter, quote);
                double score = dialect.score(sample);
                if (score > bestScore && (quote == '"' || dialect.quotesCells(sample))) {
                    best = dialect;
                    bestScore = score;
                }
            }
        }
        return best.quote == '"' && best.withSingleQuotes().quotesCells(sample) && !best.quotesCells(sample)
                ? best.withSingleQuotes()
                : best;
    }

    private CsvDialect withSingleQuotes() {
        return new CsvDialect(delimiter, '\'');
    }

    /** The part of the rows that have the commonest width, weighed a little by that width; 0 if it is 1. */
    private double score(String sample) {
        Map<Integer, Integer> rowsByWidth = new TreeMap<>();
        CsvReader reader = new CsvReader(sample, this);
        int rows = 0;
        for (List<String> row = new ArrayList<>(); rows < SAMPLE_ROWS && reader.read(row); rows++) {
            rowsByWidth.merge(row.size(), 1, Integer::sum);
        }
        int width = 1;
        for (Map.Entry<Integer, Integer> entry : rowsByWidth.entrySet()) {
            if (entry.getKey() > 1 && entry.getValue() >= rowsByWidth.getOrDefault(width, 0)) {
                width = entry.getKey();
            }
        }
        return width == 1 ? 0 : rowsByWidth.getOrDefault(width, 0) / (double) rows * (1 + Math.log10(width) / 10);
    }

    /** An apostrophe is a quote only where it stands at both ends of a cell. */
    private boolean quotesCells(String sample) {
        for (int at = sample.indexOf(quote); at >= 0; at = sample.indexOf(quote, at + 1)) {
            boolean starts = at == 0 || isEdge(sample.charAt(at - 1));
            int end = sample.indexOf(quote, at + 1);
            if (starts && end > 0 && (end + 1 == sample.length() || isEdge(sample.charAt(end + 1)))) {
                return true;
            }
        }
        return false;
    }

    private boolean isEdge(char c) {
        return c == delimiter || c == '\n' || c == '\r';
    }
}
