package dev.nightshift.benchmark;

import dev.nightshift.activity.storage.IndexingParts;
import dev.nightshift.activity.storage.IndexingPipeline;
import dev.nightshift.activity.storage.Pulse;
import dev.nightshift.activity.storage.content.DocumentExtractor;
import dev.nightshift.activity.storage.content.ExtractionSettings;
import dev.nightshift.activity.storage.content.ForkedExtractor;
import dev.nightshift.activity.storage.source.FileSource;
import dev.nightshift.activity.storage.source.FileUri;
import dev.nightshift.activity.storage.source.ScratchFolder;
import dev.nightshift.activity.storage.source.SourceSettings;
import dev.nightshift.config.Env;
import dev.nightshift.contract.TenantId;
import dev.nightshift.contract.storage.ExtractDocument;
import dev.nightshift.contract.storage.IndexDocumentOutcome;
import dev.nightshift.embedding.EmbeddingSettings;
import dev.nightshift.embedding.TextEmbedder;
import dev.nightshift.persistence.Database;
import dev.nightshift.persistence.DatabaseSettings;
import dev.nightshift.persistence.DocumentRepository;
import dev.nightshift.persistence.SearchRepository;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;

/** One tenant's index in a database of its own, built by the pipeline in this process. */
final class SearchIndex implements AutoCloseable {
    private static final TenantId TENANT = new TenantId("benchmark");
    private static final int THREADS = Math.min(64, Runtime.getRuntime().availableProcessors());

    private final TemporaryStack stack;
    private final Env env;
    private final Database database;

    private SearchIndex(TemporaryStack stack) {
        this.stack = stack;
        this.env = stack.env();
        this.database = Database.open(DatabaseSettings.from(env));
    }

    /** @param root folder that will be indexed */
    static SearchIndex open(Path root) {
        TemporaryStack stack = TemporaryStack.open(Path.of(""), root, Map.of());
        try {
            return new SearchIndex(stack);
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    TenantId tenant() {
        return TENANT;
    }

    SearchRepository repository() {
        return new SearchRepository(database);
    }

    /**
     * Indexes files, and returns the number of their passages.
     *
     * @param progress is told how many files are done
     * @throws MeasurementException if a file cannot be indexed, or a passage of it got no vector of its own
     */
    int build(List<Path> files, TextEmbedder embedder, IntConsumer progress) throws InterruptedException, SQLException {
        SourceSettings sources = SourceSettings.from(env);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (ScratchFolder scratch = ScratchFolder.open(sources.temporaryDirectory());
                DocumentExtractor extractor = new ForkedExtractor(ExtractionSettings.from(env), scratch);
                IndexingPipeline pipeline = new IndexingPipeline(
                        new DocumentRepository(database),
                        new IndexingParts(new FileSource(sources, scratch), extractor, embedder),
                        new EmbeddingSettings(THREADS))) {
            ExecutorCompletionService<Integer> indexing = new ExecutorCompletionService<>(threads);
            files.forEach(file -> indexing.submit(() -> passages(file, pipeline)));
            int passages = 0;
            for (int done = 1; done <= files.size(); done++) {
                passages += indexing.take().get();
                progress.accept(done);
            }
            return passages;
        } catch (ExecutionException e) {
            throw new MeasurementException("the index cannot be built: " + e.getCause(), e);
        } finally {
            threads.shutdownNow();
        }
    }

    /** Does at once what PostgreSQL does by itself within minutes. */
    void vacuum() throws SQLException {
        try (Connection owner = connect("DATABASE_OWNER_USER", "DATABASE_OWNER_PASSWORD");
                Statement statement = owner.createStatement()) {
            statement.execute("VACUUM (ANALYZE)");
        }
    }

    /** Returns a connection as the role that the workers have. */
    Connection connect() throws SQLException {
        return connect("DATABASE_USER", "DATABASE_PASSWORD");
    }

    @Override
    public void close() {
        try {
            database.close();
        } finally {
            stack.close();
        }
    }

    private Connection connect(String user, String password) throws SQLException {
        Map<String, String> settings = stack.settings();
        return DriverManager.getConnection(settings.get("DATABASE_URL"), settings.get(user), settings.get(password));
    }

    private static int passages(Path file, IndexingPipeline pipeline) {
        ExtractDocument command = new ExtractDocument(TENANT, FileUri.of(file), false);
        IndexDocumentOutcome outcome = pipeline.index(command, Pulse.NONE);
        if (outcome instanceof IndexDocumentOutcome.Indexed indexed && indexed.embedded() == indexed.chunks()) {
            return indexed.chunks();
        }
        throw new MeasurementException(file + " was not indexed as it should: " + outcome);
    }
}
