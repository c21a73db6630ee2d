package dev.nightshift.benchmark;

import static dev.nightshift.benchmark.Samples.written;

import dev.nightshift.contract.TenantId;
import dev.nightshift.embedding.EmbeddingPool;
import dev.nightshift.embedding.EmbeddingSettings;
import dev.nightshift.embedding.OnnxTextEmbedder;
import dev.nightshift.embedding.TextEmbedder;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Passages per second of the whole pipeline beside those of the raw model, in one run and with as many threads. */
@Command(
        name = "pipeline",
        description = "Passages per second of the whole pipeline beside the raw model's, and their ratio.",
        mixinStandardHelpOptions = true)
final class PipelineFigure implements Callable<Integer> {
    private static final int MOST_THREADS = 64;

    @Option(names = "--corpus", paramLabel = "FOLDER", description = "Documents to index (default: ${DEFAULT-VALUE}).")
    private Path corpus = Path.of("docs");

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "Passes over the corpus of each side, taken in turn (default: ${DEFAULT-VALUE}).")
    private int rounds = 5;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads that embed, on both sides (default: the processors, ${DEFAULT-VALUE}).")
    private int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());

    @Option(
            names = "--checkout",
            paramLabel = "FOLDER",
            description = "The sources with the built JARs (default: the working directory).")
    private Path checkout = Path.of("");

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private final Samples whole = new Samples();
    private final Samples raw = new Samples();

    @Override
    public Integer call() throws InterruptedException {
        Arguments.of(spec)
                .number("--rounds", rounds, 1, 1_000)
                .number("--threads", threads, 1, MOST_THREADS)
                .folder("--corpus", corpus)
                .built(checkout, "storage");
        try (TextEmbedder embedder = OnnxTextEmbedder.openBuiltIn()) {
            say("reading the corpus");
            Corpus documents = Corpus.read(corpus, embedder);
            say("starting a stack");
            try (WholePipeline pipeline = WholePipeline.open(checkout, corpus, threads, this::say)) {
                measure(pipeline, embedder, documents);
                spec.commandLine().getOut().print(table(documents, pipeline.temporal()));
                spec.commandLine().getOut().flush();
            }
        }
        return 0;
    }

    /** Takes both sides in turn, so that a slow spell of the machine hits both. The first round warms up. */
    private void measure(WholePipeline pipeline, TextEmbedder embedder, Corpus documents) throws InterruptedException {
        for (int round = 0; round <= rounds; round++) {
            // A tenant of its own, because what a tenant has embedded is not embedded again.
            TenantId tenant = new TenantId("round-" + round);
            int embedded = documents.embedded().size();
            double wholePerSecond = embedded / pipeline.index(corpus, tenant, documents);
            double rawPerSecond = embedded / rawSeconds(embedder, documents);
            say("round " + round + " of " + rounds + (round == 0 ? ", to warm up" : "") + ": whole "
                    + written(wholePerSecond, 1) + ", raw " + written(rawPerSecond, 1) + " passages/s");
            if (round > 0) {
                whole.add(wholePerSecond);
                raw.add(rawPerSecond);
            }
        }
    }

    private double rawSeconds(TextEmbedder embedder, Corpus documents) throws InterruptedException {
        try (EmbeddingPool pool = new EmbeddingPool(embedder, new EmbeddingSettings(threads))) {
            long begin = System.nanoTime();
            pool.embedAll(documents.embedded());
            return (System.nanoTime() - begin) / 1e9;
        }
    }

    private String table(Corpus documents, String temporal) {
        MarkdownTable table =
                new MarkdownTable("passages embedded", "per second, median", "slowest", "fastest", "to the raw model");
        row(table, "by the whole pipeline", whole);
        row(table, "by the raw model", raw);
        String what = documents.texts().size() + " documents of `" + corpus + "` with "
                + documents.embedded().size() + " different passages to embed, of "
                + documents.passages().size() + "; embedding threads on each side: " + threads
                + "; rounds in turn, after one to warm up: " + rounds + "; Temporal: " + temporal;
        return Circumstances.of("pipeline --corpus " + corpus + " --rounds " + rounds + " --threads " + threads)
                        .describe(what)
                + table;
    }

    private void row(MarkdownTable table, String side, Samples perSecond) {
        table.row(
                side,
                written(perSecond.median(), 1),
                written(perSecond.least(), 1),
                written(perSecond.most(), 1),
                written(perSecond.median() / raw.median(), 2));
    }

    private void say(String progress) {
        spec.commandLine().getErr().println(progress);
        spec.commandLine().getErr().flush();
    }
}
