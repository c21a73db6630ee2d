package dev.nightshift.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "logs", mixinStandardHelpOptions = true, description = "Shows what the parts have logged last.")
final class LogsCommand implements Callable<Integer> {
    private static final int MAX_BYTES = 1 << 20;

    @Mixin
    private final StackPlace place = new StackPlace();

    @Parameters(arity = "0..1", paramLabel = "PART", description = "Such as worker-storage. Default: all parts.")
    private @Nullable String part;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on showing what comes; needs a PART.")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            defaultValue = "50",
            description = "How many lines. Default: ${DEFAULT-VALUE}")
    private int lines;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = requireNonNull(spec).commandLine().getOut();
        LocalStack stack = LocalStack.at(place.existingHome(), StackOptions.of(place.checkout()), note -> {});
        if (follow && part == null) {
            throw new StackException("name the part whose log to follow, such as worker-storage.");
        }
        List<String> parts =
                part == null ? stack.status().stream().map(PartStatus::name).toList() : List.of(part);
        for (String name : parts) {
            if (parts.size() > 1) {
                out.println("== " + name);
            }
            out.println(Daemons.tail(stack.log(name), lines));
        }
        out.flush();
        if (follow) {
            follow(stack.log(parts.get(0)), out);
        }
        return 0;
    }

    /** Until the process is stopped. A file that shrank was begun anew. */
    private static void follow(Path log, PrintWriter out) throws IOException {
        long shown = log.toFile().length();
        while (true) {
            long length = log.toFile().length();
            shown = length < shown ? 0 : shown;
            try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
                byte[] news = new byte[(int) Math.min(length - shown, MAX_BYTES)];
                file.seek(shown);
                file.readFully(news);
                shown += news.length;
                out.print(new String(news, UTF_8));
                out.flush();
            }
            Waiting.sleep(Duration.ofMillis(300));
        }
    }
}
