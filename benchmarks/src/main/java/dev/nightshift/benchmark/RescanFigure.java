package dev.nightshift.benchmark;

import static dev.nightshift.benchmark.Samples.written;

import dev.nightshift.contract.TenantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Seconds for the second scan of a folder in which nothing has changed, beside a plain walk of the same files. */
@Command(
        name = "rescan",
        description = "Seconds to find that nothing has changed in a folder, beside a plain walk of its files.",
        mixinStandardHelpOptions = true)
final class RescanFigure implements Callable<Integer> {
    private static final int FILES_PER_FOLDER = 100;

    /** Few, because the first indexing is to take minutes and is not what is measured. */
    private static final int DIFFERENT_TEXTS = 50;

    @Option(names = "--files", paramLabel = "N", description = "Files in the folder (default: ${DEFAULT-VALUE}).")
    private int files = 10_000;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "Scans and walks, taken in turn (default: ${DEFAULT-VALUE}).")
    private int rounds = 5;

    @Option(
            names = "--checkout",
            paramLabel = "FOLDER",
            description = "The sources with the built JARs (default: the working directory).")
    private Path checkout = Path.of("");

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private final Samples first = new Samples();
    private final Samples again = new Samples();
    private final Samples walk = new Samples();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Arguments.of(spec)
                .number("--files", files, 1, 1_000_000)
                .number("--rounds", rounds, 1, 1_000)
                .built(checkout, "storage");
        try (TemporaryFolder folder = new TemporaryFolder()) {
            write(folder.path());
            say("starting a stack");
            int threads = Runtime.getRuntime().availableProcessors();
            try (WholePipeline pipeline = WholePipeline.open(checkout, folder.path(), threads, this::say)) {
                measure(pipeline, folder.path());
                spec.commandLine().getOut().print(table(pipeline.temporal()));
                spec.commandLine().getOut().flush();
            }
        }
        return 0;
    }

    private void write(Path folder) throws IOException {
        for (int i = 0; i < files; i++) {
            Path file = folder.resolve(Integer.toString(i / FILES_PER_FOLDER)).resolve(i + ".txt");
            Files.createDirectories(file.getParent());
            Files.writeString(file, "The boat with the number " + i % DIFFERENT_TEXTS + " sails on the sea.\n");
        }
    }

    /** Takes both in turn, so that a slow spell of the machine hits both. The first round warms up. */
    private void measure(WholePipeline pipeline, Path folder) {
        TenantId tenant = new TenantId("rescan");
        say("indexing " + files + " files for the first time");
        first.add(pipeline.index(folder, tenant, files, 0));
        say("which took " + written(first.median(), 1) + " s");
        for (int round = 0; round <= rounds; round++) {
            double scanned = pipeline.index(folder, tenant, 0, files);
            double walked = walkSeconds(folder);
            say("round " + round + " of " + rounds + (round == 0 ? ", to warm up" : "") + ": scan "
                    + written(scanned, 2) + " s, walk " + written(walked, 3) + " s");
            if (round > 0) {
                again.add(scanned);
                walk.add(walked);
            }
        }
    }

    /** What any program pays that looks at each file's size and time. */
    private double walkSeconds(Path folder) {
        long begin = System.nanoTime();
        int[] seen = {0};
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    seen[0] += attributes.isRegularFile() ? 1 : 0;
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (seen[0] != files) {
            throw new MeasurementException("the walk met " + seen[0] + " files instead of " + files);
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    private String table(String temporal) {
        MarkdownTable table = new MarkdownTable(files + " files", "s, median", "least", "most", "to the walk");
        row(table, "first indexing, once", first);
        row(table, "scan that finds nothing changed", again);
        row(table, "plain walk with sizes and times", walk);
        String what = files + " files with " + Math.min(files, DIFFERENT_TEXTS) + " different texts; a scan is timed"
                + " from the start of the workflow to its result; rounds in turn, after one to warm up: " + rounds
                + "; Temporal: " + temporal;
        return Circumstances.of("rescan --files " + files + " --rounds " + rounds)
                        .describe(what)
                + table;
    }

    private void row(MarkdownTable table, String what, Samples seconds) {
        table.row(
                what,
                written(seconds.median(), 2),
                written(seconds.least(), 2),
                written(seconds.most(), 2),
                written(seconds.median() / walk.median(), 1));
    }

    private void say(String progress) {
        spec.commandLine().getErr().println(progress);
        spec.commandLine().getErr().flush();
    }
}
