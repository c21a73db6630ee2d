package dev.nightshift.activity.storage.content;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.activity.storage.BagOfWords;
import dev.nightshift.activity.storage.CorpusActivitiesImpl;
import dev.nightshift.activity.storage.IndexingParts;
import dev.nightshift.activity.storage.IndexingPipeline;
import dev.nightshift.activity.storage.content.BrokenFiles.Broken;
import dev.nightshift.activity.storage.search.SearchService;
import dev.nightshift.activity.storage.source.FileSource;
import dev.nightshift.activity.storage.source.FileUri;
import dev.nightshift.activity.storage.source.FolderScanner;
import dev.nightshift.activity.storage.source.ScratchFolder;
import dev.nightshift.activity.storage.source.SourceSettings;
import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.TenantId;
import dev.nightshift.contract.search.SearchOutcome;
import dev.nightshift.contract.search.SearchRequest;
import dev.nightshift.contract.storage.CorpusActivities;
import dev.nightshift.contract.storage.CorpusCounts;
import dev.nightshift.contract.storage.IndexBatch;
import dev.nightshift.contract.storage.ScanCorpus;
import dev.nightshift.contract.storage.ScanRef;
import dev.nightshift.embedding.EmbeddingSettings;
import dev.nightshift.persistence.CorpusRepository;
import dev.nightshift.persistence.Database;
import dev.nightshift.persistence.DeadLetter;
import dev.nightshift.persistence.DeadLetterRepository;
import dev.nightshift.persistence.DocumentRepository;
import dev.nightshift.persistence.SearchRepository;
import dev.nightshift.persistence.TestDatabase;
import dev.nightshift.persistence.VanishedRepository;
import io.temporal.testing.TestActivityEnvironment;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A folder full of broken files, through the real parsers into a real database. */
@Timeout(300)
@SuppressWarnings("NullAway.Init")
class BrokenFolderTest {
    private static final TenantId ACME = new TenantId("acme");

    private final TestActivityEnvironment environment = TestActivityEnvironment.newInstance();
    private final TestDatabase store = TestDatabase.create();
    private final Database database = Database.open(store.application());
    private final BagOfWords embedder = new BagOfWords();

    @TempDir
    private Path temporary;

    private Path folder;
    private ScratchFolder scratch;
    private ForkedExtractor extractor;
    private IndexingPipeline pipeline;
    private CorpusActivities activities;

    @BeforeEach
    void open() throws IOException {
        folder = Files.createDirectory(temporary.toRealPath().resolve("folder"));
        SourceSettings settings = new SourceSettings(List.of(folder), 200 << 20, temporary.resolve("scratch"));
        scratch = ScratchFolder.open(settings.temporaryDirectory());
        extractor = new ForkedExtractor(Extraction.SETTINGS, scratch);
        pipeline = new IndexingPipeline(
                new DocumentRepository(database),
                new IndexingParts(new FileSource(settings, scratch), extractor, embedder),
                new EmbeddingSettings(2));
        environment.registerActivitiesImplementations(new CorpusActivitiesImpl(
                new CorpusRepository(database),
                new VanishedRepository(database),
                new FolderScanner(settings, extractor::supports),
                pipeline));
        activities = environment.newActivityStub(CorpusActivities.class);
    }

    @AfterEach
    void close() {
        environment.close();
        pipeline.close();
        extractor.close();
        scratch.close();
        database.close();
        store.close();
    }

    @Test
    void leavesADeadLetterForEachAndIndexesWhatLiesBetween() throws IOException {
        Map<URI, Broken> broken = writeBroken();
        assertThat(broken).hasSizeGreaterThanOrEqualTo(50);
        write("000.txt", "A lighthouse shines before all of them.");
        write("120.md", "# Harbour\n\nThe harbour lies among them.\n");
        Files.write(folder.resolve("999.pdf"), Documents.pdf());

        CorpusCounts counts = index();

        assertThat(counts.indexed()).isEqualTo(3);
        assertThat(counts.deadLettered()).isEqualTo(broken.size());
        assertThat(deadLetters())
                .hasSize(broken.size())
                .allSatisfy(letter -> assertThat(letter.reason()).isEqualTo(FailureType.UNSUPPORTED_CONTENT))
                .allSatisfy(letter -> assertThat(letter.message())
                        .startsWith("the file ")
                        .contains(requireNonNull(broken.get(letter.source())).expected()))
                .extracting(DeadLetter::source)
                .containsExactlyInAnyOrderElementsOf(broken.keySet());
        assertThat(firstHit("lighthouse")).isEqualTo(uri("000.txt"));
        assertThat(firstHit("harbour")).isEqualTo(uri("120.md"));
        assertThat(firstHit("tide")).isEqualTo(uri("999.pdf"));
    }

    /** The names keep good files before, among and after the broken ones in the order of the listing. */
    private Map<URI, Broken> writeBroken() throws IOException {
        Map<URI, Broken> files = new HashMap<>();
        int number = 100;
        for (Broken broken : BrokenFiles.all()) {
            if (broken.refused()) {
                String name = number++ + "-" + broken.name();
                Files.write(folder.resolve(name), broken.content().get());
                files.put(uri(name), broken);
            }
        }
        return files;
    }

    private CorpusCounts index() {
        ScanRef scan = activities.scan(
                new ScanCorpus(ACME, FileUri.of(folder), UUID.randomUUID().toString()));
        return activities.indexBatch(new IndexBatch(scan, 0, scan.found(), false));
    }

    private List<DeadLetter> deadLetters() {
        return new DeadLetterRepository(database).list(ACME, 1_000, null);
    }

    private URI firstHit(String query) {
        try (SearchService search = new SearchService(new SearchRepository(database), embedder)) {
            SearchOutcome outcome = search.search(new SearchRequest(ACME, query, 5));
            return ((SearchOutcome.Found) outcome).hits().get(0).source();
        }
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }

    private URI uri(String name) {
        return FileUri.of(folder.resolve(name));
    }
}
