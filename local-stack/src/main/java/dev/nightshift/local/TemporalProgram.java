package dev.nightshift.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Temporal's command line, which contains a development server.
 *
 * @param serverVersion of the server within, such as 1.29.1
 */
record TemporalProgram(Path path, String serverVersion) {
    /** The first minor version of server 1 that starts and updates a workflow in one call. */
    private static final int MINOR_VERSION = 28;

    private static final Pattern SERVER = Pattern.compile("Server (1\\.(\\d+)\\.\\d+)");

    /**
     * Looks at {@code NIGHTSHIFT_TEMPORAL_BIN}, then on the {@code PATH}, then in the cache under the user's home.
     *
     * @param notes is told of a program that was found and is no good
     * @throws StackException if the variable names no usable program
     */
    static Optional<TemporalProgram> find(Map<String, String> environment, Consumer<String> notes) {
        String named = environment.getOrDefault("NIGHTSHIFT_TEMPORAL_BIN", "");
        if (!named.isBlank()) {
            return Optional.of(check(Path.of(named), notes)
                    .orElseThrow(
                            () -> new StackException("NIGHTSHIFT_TEMPORAL_BIN names no usable program: " + named)));
        }
        String cache =
                environment.getOrDefault("NIGHTSHIFT_CACHE", System.getProperty("user.home") + "/.cache/nightshift");
        return Daemons.onPath("temporal")
                .flatMap(path -> check(path, notes))
                .or(() -> check(Path.of(cache, "bin", "temporal"), notes));
    }

    private static Optional<TemporalProgram> check(Path path, Consumer<String> notes) {
        if (!Files.isExecutable(path)) {
            return Optional.empty();
        }
        Matcher version = SERVER.matcher(version(path));
        if (!version.find() || Integer.parseInt(version.group(2)) < MINOR_VERSION) {
            notes.accept(path + " is passed over: a Temporal server of 1." + MINOR_VERSION + " or later is needed.");
            return Optional.empty();
        }
        return Optional.of(new TemporalProgram(path.toAbsolutePath(), version.group(1)));
    }

    private static String version(Path path) {
        try {
            Process process = new ProcessBuilder(path.toString(), "--version")
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            boolean ended = process.waitFor(10, TimeUnit.SECONDS);
            return ended ? output : "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
