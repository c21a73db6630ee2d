package dev.nightshift.benchmark;

import static dev.nightshift.benchmark.Samples.written;

import dev.nightshift.embedding.OnnxTextEmbedder;
import dev.nightshift.embedding.TextEmbedder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Latency of a search and of its parts at a size of the index, and its recall beside a scan of all vectors. */
@Command(
        name = "search",
        description = "Latency of a search and of its parts, and recall@10 beside a scan of all vectors.",
        mixinStandardHelpOptions = true)
final class SearchFigure implements Callable<Integer> {
    private static final long SEED = 1;
    private static final List<Integer> ASKED = List.of(10, 20, SearchRuns.RANKED, 100);
    private static final int FILES_PER_NOTE = 10;

    @Option(
            names = "--corpus",
            paramLabel = "FOLDER",
            description = "Documents whose sentences make the passages and the queries (default: ${DEFAULT-VALUE}).")
    private Path corpus = Path.of("docs");

    @Option(
            names = "--chunks",
            paramLabel = "N",
            description = "Passages of the index, at least 10 (default: ${DEFAULT-VALUE}).")
    private int chunks = 10_000;

    @Option(
            names = "--queries",
            paramLabel = "N",
            description = "Sentences to ask that no passage holds (default: ${DEFAULT-VALUE}).")
    private int queries = 500;

    @Option(
            names = "--clients",
            paramLabel = "N",
            description = "Clients that ask at once, after one alone (default: ${DEFAULT-VALUE}).")
    private int clients = 4;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException, SQLException {
        Arguments.of(spec)
                .number("--chunks", chunks, 10, 1_000_000)
                .number("--queries", queries, 1, 100_000)
                .number("--clients", clients, 1, 64)
                .folder("--corpus", corpus);
        try (TextEmbedder embedder = OnnxTextEmbedder.openBuiltIn();
                TemporaryFolder folder = new TemporaryFolder()) {
            say("reading the corpus");
            List<String> texts = Corpus.read(corpus, embedder).texts();
            RealSentences sentences = RealSentences.of(texts, queries, SEED);
            say("writing " + chunks + " passages of " + sentences.material().size() + " sentences");
            List<Path> files = new GeneratedPassages(sentences.material(), embedder, SEED).write(folder.path(), chunks);
            say("starting a stack");
            try (SearchIndex index = SearchIndex.open(folder.path())) {
                spec.commandLine().getOut().print(measure(index, files, embedder, sentences));
                spec.commandLine().getOut().flush();
            }
        }
        return 0;
    }

    private String measure(SearchIndex index, List<Path> files, TextEmbedder embedder, RealSentences sentences)
            throws InterruptedException, SQLException {
        long begin = System.nanoTime();
        int built = index.build(files, embedder, done -> sayBuilt(done, files.size()));
        double seconds = (System.nanoTime() - begin) / 1e9;
        index.vacuum();
        ExactScan exact = exact(index, embedder, built);
        try (SearchRuns runs = new SearchRuns(index, embedder, sentences.queries())) {
            say("asking");
            runs.warmUp();
            runs.byOneClient();
            runs.databaseAlone();
            double perSecond = runs.byClients(clients);
            return circumstances(built, seconds, sentences)
                    + latencies(runs, perSecond)
                    + "\nRecall@10 of the ranking by vectors beside a scan of all " + exact.size()
                    + " stored vectors:\n\n"
                    + recalls(runs, exact);
        }
    }

    private static ExactScan exact(SearchIndex index, TextEmbedder embedder, int built) throws SQLException {
        try (Connection connection = index.connect()) {
            ExactScan exact = ExactScan.load(connection, index.tenant(), embedder.space());
            if (exact.size() != built) {
                throw new MeasurementException("of " + built + " passages, " + exact.size() + " have a vector");
            }
            return exact;
        }
    }

    private String circumstances(int built, double seconds, RealSentences sentences) {
        String what = built + " passages put together by chance (seed " + SEED + ") of "
                + sentences.material().size() + " sentences of `" + corpus + "`; queries: "
                + sentences.queries().size() + " other sentences of it; built in " + written(seconds, 0) + " s ("
                + written(built / seconds, 1) + " passages/s), then VACUUM ANALYZE; 10 hits each; in this process,"
                + " without Temporal";
        return Circumstances.of("search --corpus " + corpus + " --chunks " + chunks + " --queries " + queries
                        + " --clients " + clients)
                .describe(what);
    }

    private String latencies(SearchRuns runs, double perSecond) {
        MarkdownTable table = new MarkdownTable("ms", "p50", "p99", "max", "searches/s");
        double alone = runs.search.count() * 1_000 / runs.search.sum();
        row(table, "search, end to end, 1 client", runs.search, written(alone, 1));
        row(table, "of it: vector of the query", runs.query, "");
        row(table, "of it: vectors of sentences that might answer, by the asking thread", runs.answer, "");
        row(table, "of it: the rest, mostly the database", runs.rest, "");
        row(table, "database alone: nearest by vectors", runs.nearest, "");
        row(table, "database alone: matching by words", runs.matching, "");
        row(table, "database alone: both, and the hits' details", runs.database, "");
        row(table, "search, end to end, " + clients + " clients at once", runs.shared, written(perSecond, 1));
        return table.toString();
    }

    private static void row(MarkdownTable table, String what, Samples millis, String perSecond) {
        table.row(
                what,
                written(millis.percentile(50), 1),
                written(millis.percentile(99), 1),
                written(millis.most(), 1),
                perSecond);
    }

    private String recalls(SearchRuns runs, ExactScan exact) {
        MarkdownTable table =
                new MarkdownTable("passages asked for", "candidates by levels", "recall@10", "p50, ms", "p99, ms");
        for (int asked : ASKED) {
            Samples millis = new Samples();
            double recall = runs.recall(exact, asked, millis);
            OptionalInt candidates = exact.candidates(asked);
            table.row(
                    asked == SearchRuns.RANKED ? asked + ", as a search does" : Integer.toString(asked),
                    candidates.isPresent() ? Integer.toString(candidates.getAsInt()) : "unknown",
                    written(recall, 4),
                    written(millis.percentile(50), 1),
                    written(millis.percentile(99), 1));
        }
        return table.toString();
    }

    private void sayBuilt(int files, int all) {
        if (files % FILES_PER_NOTE == 0 || files == all) {
            say("indexed " + files + " of " + all + " files");
        }
    }

    private void say(String progress) {
        spec.commandLine().getErr().println(progress);
        spec.commandLine().getErr().flush();
    }
}
