package dev.nightshift.worker.storage.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Tells where the streams of this process lead. */
final class Terminal {
    private static final int STANDARD_OUTPUT = 1;
    private static final int STANDARD_ERROR = 2;
    private static final int DEFAULT_WIDTH = 80;
    private static final int NARROWEST = 20;

    private Terminal() {}

    /** Describes standard output, which {@code out} leads to unless a caller has redirected it. */
    static Screen screen(PrintWriter out) {
        if (!isTerminal(STANDARD_OUTPUT)) {
            return new Screen(out, false, Screen.ENDLESS);
        }
        String noColor = System.getenv("NO_COLOR");
        boolean colors = (noColor == null || noColor.isEmpty()) && !"dumb".equals(System.getenv("TERM"));
        return new Screen(out, colors, width());
    }

    static boolean showsProgress() {
        return isTerminal(STANDARD_ERROR) && !"dumb".equals(System.getenv("TERM"));
    }

    private static boolean isTerminal(int descriptor) {
        Path link = Path.of("/proc/self/fd/" + descriptor);
        if (!Files.isSymbolicLink(link)) {
            // Says only whether input and output both are terminals; from JDK 22 on not even that.
            return System.console() != null && Runtime.version().feature() < 22;
        }
        try {
            String target = Files.readSymbolicLink(link).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException e) {
            return false;
        }
    }

    private static int width() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectErrorStream(true)
                    .start();
            String[] size = new String(stty.getInputStream().readAllBytes(), UTF_8)
                    .strip()
                    .split(" ");
            stty.waitFor(1, TimeUnit.SECONDS);
            return size.length == 2 ? Math.max(NARROWEST, Integer.parseInt(size[1])) : DEFAULT_WIDTH;
        } catch (IOException | NumberFormatException e) {
            return DEFAULT_WIDTH;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return DEFAULT_WIDTH;
        }
    }
}
