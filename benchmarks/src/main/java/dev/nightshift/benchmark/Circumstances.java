package dev.nightshift.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a figure means nothing without.
 *
 * @param command that repeats the figure
 * @param commit of the working directory, with a {@code +} if files differ from it, or "unknown"
 */
record Circumstances(String command, int cores, String java, LocalDate date, String commit) {
    static Circumstances of(String arguments) {
        return new Circumstances(
                "java -jar benchmarks/target/benchmarks.jar " + arguments,
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().toString(),
                LocalDate.now(ZoneOffset.UTC),
                commitHere());
    }

    /** Returns the lines to print before a table. */
    String describe(String what) {
        return "`" + command + "`\n\n" + what + "; " + cores + " cores, Java " + java + ", " + date + ", commit "
                + commit + ".\n\n";
    }

    private static String commitHere() {
        String head = git("rev-parse", "--short", "HEAD");
        if (head.isEmpty()) {
            return "unknown";
        }
        return git("status", "--porcelain").isEmpty() ? head : head + "+";
    }

    /** Returns what git prints, or "" where there is no git or no repository. */
    private static String git(String verb, String... arguments) {
        try {
            ProcessBuilder builder = new ProcessBuilder("git", verb);
            builder.command().addAll(List.of(arguments));
            Process process =
                    builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0 ? output : "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
