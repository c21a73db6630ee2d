package dev.nightshift.system;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What a command printed and how it ended. */
record Finished(int exitCode, String out, String err) {
    private static final int LIMIT_MINUTES = 8;

    /** Runs {@code java -jar JAR ARGUMENT...} as a person would, with these settings and no others. */
    static Finished java(Path jar, Map<String, String> settings, Path workingFolder, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                jar.toString()));
        command.addAll(List.of(arguments));
        return run(command, settings, workingFolder);
    }

    static Finished run(List<String> command, Map<String, String> settings, Path workingFolder)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile("out", ".txt");
        Path err = Files.createTempFile("err", ".txt");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(workingFolder.toFile())
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().keySet().removeIf(Finished::decidesAnything);
            builder.environment().putAll(settings);
            Process process = builder.start();
            if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError(command + " does not end; it said:\n" + read(out) + read(err));
            }
            return new Finished(process.exitValue(), read(out), read(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    private static boolean decidesAnything(String variable) {
        return variable.matches("(TEMPORAL|DATABASE|STORAGE|EXTRACTION|EMBEDDING|WORKER|HEALTH|LOG|NIGHTSHIFT)_.*");
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
