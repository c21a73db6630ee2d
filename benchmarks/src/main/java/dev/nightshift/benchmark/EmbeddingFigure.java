package dev.nightshift.benchmark;

import static dev.nightshift.benchmark.Samples.written;

import dev.nightshift.embedding.EmbeddingPool;
import dev.nightshift.embedding.EmbeddingSettings;
import dev.nightshift.embedding.OnnxTextEmbedder;
import dev.nightshift.embedding.TextEmbedder;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Passages per second of the embedding model alone, with one thread and with two. */
@Command(
        name = "embedding",
        description = "Passages per second of the built-in model, with 1 and with 2 threads.",
        mixinStandardHelpOptions = true)
final class EmbeddingFigure implements Callable<Integer> {
    @Option(
            names = "--corpus",
            paramLabel = "FOLDER",
            description = "Documents to cut into passages (default: ${DEFAULT-VALUE}).")
    private Path corpus = Path.of("docs");

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "Passes over the corpus per number of threads, taken in turn (default: ${DEFAULT-VALUE}).")
    private int rounds = 5;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Arguments.of(spec).number("--rounds", rounds, 1, 1_000).folder("--corpus", corpus);
        try (TextEmbedder embedder = OnnxTextEmbedder.openBuiltIn()) {
            List<String> passages = Corpus.read(corpus, embedder).passages();
            List<Speeds> measured = measure(embedder, passages, List.of(1, 2));
            spec.commandLine().getOut().print(table(passages.size(), measured));
            spec.commandLine().getOut().flush();
        }
        return 0;
    }

    /** Takes the numbers of threads in turn, so that a slow spell of the machine hits all alike. */
    private List<Speeds> measure(TextEmbedder embedder, List<String> passages, List<Integer> threads)
            throws InterruptedException {
        List<Speeds> measured = threads.stream().map(Speeds::of).toList();
        for (int round = -1; round < rounds; round++) {
            for (Speeds speeds : measured) {
                double perSecond = passagesPerSecond(embedder, passages, speeds.threads());
                if (round >= 0) {
                    speeds.perSecond().add(perSecond);
                }
            }
        }
        return measured;
    }

    private static double passagesPerSecond(TextEmbedder embedder, List<String> passages, int threads)
            throws InterruptedException {
        try (EmbeddingPool pool = new EmbeddingPool(embedder, new EmbeddingSettings(threads))) {
            long start = System.nanoTime();
            int embedded = pool.embedAll(passages).size();
            return embedded / ((System.nanoTime() - start) / 1e9);
        }
    }

    private String table(int passages, List<Speeds> measured) {
        double single = measured.get(0).perSecond().median();
        MarkdownTable table = new MarkdownTable("threads", "passages/s, median", "slowest", "fastest", "to 1 thread");
        for (Speeds speeds : measured) {
            Samples perSecond = speeds.perSecond();
            table.row(
                    Integer.toString(speeds.threads()),
                    written(perSecond.median(), 1),
                    written(perSecond.least(), 1),
                    written(perSecond.most(), 1),
                    written(perSecond.median() / single, 2));
        }
        String what = passages + " passages of `" + corpus + "`, " + rounds + " passes each after one to warm up";
        return Circumstances.of("embedding --corpus " + corpus + " --rounds " + rounds)
                        .describe(what)
                + table;
    }

    /** What was measured with a number of threads. */
    private record Speeds(int threads, Samples perSecond) {
        static Speeds of(int threads) {
            return new Speeds(threads, new Samples());
        }
    }
}
