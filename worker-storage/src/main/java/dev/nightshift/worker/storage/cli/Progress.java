package dev.nightshift.worker.storage.cli;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * Shows how far indexing is: as a bar on a terminal, else as a line every few seconds. Safe for use by
 * several threads at once.
 */
final class Progress implements AutoCloseable {
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);
    private static final int BAR_EVERY_MILLIS = 200;

    private final PrintWriter lines;
    private final @Nullable ProgressBar bar;
    private final Map<Object, int[]> parts = new ConcurrentHashMap<>();
    private long lastTime = System.nanoTime();
    private String lastLine = "";

    private Progress(PrintWriter lines, @Nullable ProgressBar bar) {
        this.lines = lines;
        this.bar = bar;
    }

    /** Shows progress on standard error. */
    static Progress onStandardError(PrintWriter lines) {
        return new Progress(lines, Terminal.showsProgress() ? bar() : null);
    }

    /** Shows lines only. */
    static Progress inLines(PrintWriter lines) {
        return new Progress(lines, null);
    }

    /** Reports on one part of the work. */
    synchronized void update(Object part, int done, int found) {
        parts.put(part, new int[] {done, found});
        int allDone = parts.values().stream().mapToInt(counts -> counts[0]).sum();
        int allFound = parts.values().stream().mapToInt(counts -> counts[1]).sum();
        String line = allDone + " of " + allFound + " documents";
        if (bar != null) {
            bar.maxHint(allFound);
            bar.stepTo(allDone);
        } else if (!line.equals(lastLine) && System.nanoTime() - lastTime > BETWEEN_LINES.toNanos()) {
            lastTime = System.nanoTime();
            lastLine = line;
            lines.println(line);
            lines.flush();
        }
    }

    /** Says something in between. */
    synchronized void say(String line) {
        if (bar != null) {
            lines.println();
        }
        lines.println(line);
        lines.flush();
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }

    private static ProgressBar bar() {
        return new ProgressBarBuilder()
                .setTaskName("Indexing")
                .setUnit(" documents", 1)
                .setStyle(canShowBlocks() ? ProgressBarStyle.COLORFUL_UNICODE_BLOCK : ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(BAR_EVERY_MILLIS)
                .build();
    }

    private static boolean canShowBlocks() {
        String noColor = System.getenv("NO_COLOR");
        boolean colors = noColor == null || noColor.isEmpty();
        return colors && Charset.defaultCharset().newEncoder().canEncode('█');
    }
}
