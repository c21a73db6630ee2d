package dev.nightshift.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured of one thing, again and again. Safe for use by several threads at once. */
final class Samples {
    private final List<Double> values = new ArrayList<>();

    synchronized void add(double value) {
        values.add(value);
    }

    synchronized int count() {
        return values.size();
    }

    synchronized double sum() {
        return values.stream().mapToDouble(value -> value).sum();
    }

    /** Returns the smallest value that at least {@code percent} of all values do not exceed; 0 to 100. */
    double percentile(double percent) {
        List<Double> sorted = sorted();
        int rank = (int) Math.ceil(percent / 100 * sorted.size());
        return sorted.get(Math.max(1, rank) - 1);
    }

    /** Returns the value in the middle, or the mean of the two that are. */
    double median() {
        List<Double> sorted = sorted();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    double least() {
        return percentile(0);
    }

    double most() {
        return percentile(100);
    }

    /** Writes a number as the tables do. */
    static String written(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    private synchronized List<Double> sorted() {
        if (values.isEmpty()) {
            throw new IllegalStateException("nothing was measured");
        }
        return values.stream().sorted().toList();
    }
}
