package dev.nightshift.activity.storage.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.activity.storage.BagOfWords;
import dev.nightshift.activity.storage.IndexingParts;
import dev.nightshift.activity.storage.IndexingPipeline;
import dev.nightshift.activity.storage.Pulse;
import dev.nightshift.activity.storage.search.SearchService;
import dev.nightshift.activity.storage.source.FileSource;
import dev.nightshift.activity.storage.source.FileUri;
import dev.nightshift.activity.storage.source.ScratchFolder;
import dev.nightshift.activity.storage.source.SourceSettings;
import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.TenantId;
import dev.nightshift.contract.search.SearchHit;
import dev.nightshift.contract.search.SearchOutcome;
import dev.nightshift.contract.search.SearchRequest;
import dev.nightshift.contract.storage.ExtractDocument;
import dev.nightshift.contract.storage.IndexDocumentOutcome;
import dev.nightshift.contract.storage.RemovalProbe;
import dev.nightshift.contract.storage.RemovalReceipt;
import dev.nightshift.contract.storage.RemoveDocument;
import dev.nightshift.embedding.EmbeddingSettings;
import dev.nightshift.persistence.Database;
import dev.nightshift.persistence.DeadLetterRepository;
import dev.nightshift.persistence.DocumentCatalog;
import dev.nightshift.persistence.DocumentRepository;
import dev.nightshift.persistence.RemovalRepository;
import dev.nightshift.persistence.SearchRepository;
import dev.nightshift.persistence.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An archive from its file to its removal, through the real parsers and a real database. */
@Timeout(120)
@SuppressWarnings("NullAway.Init")
class ContainerIndexingTest {
    private static final TenantId ACME = new TenantId("acme");

    private final TestDatabase store = TestDatabase.create();
    private final Database database = Database.open(store.application());
    private final BagOfWords embedder = new BagOfWords();
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    @TempDir
    private Path temporary;

    private Path archive;
    private ScratchFolder scratch;
    private ForkedExtractor extractor;
    private IndexingPipeline pipeline;

    @BeforeEach
    void open() throws IOException {
        Path folder = Files.createDirectory(temporary.toRealPath().resolve("folder"));
        archive = folder.resolve("box.zip");
        SourceSettings settings = new SourceSettings(List.of(folder), 200 << 20, temporary.resolve("scratch"));
        scratch = ScratchFolder.open(settings.temporaryDirectory());
        extractor = new ForkedExtractor(Extraction.SETTINGS, scratch);
        pipeline = new IndexingPipeline(
                new DocumentRepository(database),
                new IndexingParts(new FileSource(settings, scratch), extractor, embedder),
                new EmbeddingSettings(2));
        files.put("lighthouse.txt", "A lighthouse shines over the bay.".getBytes(UTF_8));
        files.put("broken.pdf", "no document".getBytes(UTF_8));
        files.put("inner.zip", Documents.zip(Map.of("pearl.md", "# Deep\n\nA pearl lies deep.".getBytes(UTF_8))));
    }

    @AfterEach
    void close() {
        pipeline.close();
        extractor.close();
        scratch.close();
        database.close();
        store.close();
    }

    @Test
    void findsAMemberAndSaysWhereItLies() throws IOException {
        IndexDocumentOutcome.Indexed outcome = (IndexDocumentOutcome.Indexed) index();

        assertThat(outcome.members()).isEqualTo(3);
        assertThat(outcome.unreadMembers()).isEqualTo(1);
        SearchHit hit = hit("pearl deep");
        assertThat(hit.source()).isEqualTo(FileUri.of(archive));
        assertThat(hit.member()).containsExactly("inner.zip", "pearl.md");
        assertThat(hit.title()).isEqualTo("Deep");
        assertThat(hit.snippet()).contains("A pearl lies deep.");
        assertThat(hit("lighthouse bay").member()).containsExactly("lighthouse.txt");
        assertThat(new DocumentCatalog(database).find(ACME, FileUri.of(archive)))
                .hasValueSatisfying(document -> {
                    assertThat(document.members()).isEqualTo(3);
                    assertThat(document.unreadMembers()).isEqualTo(1);
                });
    }

    @Test
    void listsAMemberThatCannotBeReadUntilItCan() throws IOException {
        index();

        assertThat(new DeadLetterRepository(database).list(ACME, 10, null))
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.source()).isEqualTo(FileUri.of(archive));
                    assertThat(letter.member()).containsExactly("broken.pdf");
                    assertThat(letter.reason()).isEqualTo(FailureType.UNSUPPORTED_CONTENT);
                    assertThat(letter.message()).contains("is named like a PDF document");
                });
        files.put("broken.pdf", Documents.pdf());
        index();
        assertThat(new DeadLetterRepository(database).count(ACME)).isZero();
        assertThat(hit("tide").member()).containsExactly("broken.pdf");
    }

    @Test
    void embedsOnlyWhatIsNewInAnArchiveThatGrew() throws IOException {
        index();
        files.put("whale.txt", "A whale passes the cape.".getBytes(UTF_8));

        IndexDocumentOutcome.Indexed outcome = (IndexDocumentOutcome.Indexed) index();

        // The member, and the archive's own list of names.
        assertThat(outcome.embedded()).isEqualTo(2);
        assertThat(hit("whale").member()).containsExactly("whale.txt");
        assertThat(index()).isInstanceOf(IndexDocumentOutcome.Unchanged.class);
    }

    @Test
    void removesAllThatCameOutOfIt() throws IOException {
        index();
        RemoveDocument command = new RemoveDocument(ACME, FileUri.of(archive), "request-1");
        RemovalRepository removals = new RemovalRepository(database);

        RemovalReceipt receipt = removals.remove(command).orElseThrow();

        assertThat(receipt.rows()).containsEntry("part", 4).containsEntry("unread_part", 1);
        assertThat(removals.probe(ACME, receipt.document())).isEqualTo(new RemovalProbe(0, false));
    }

    private IndexDocumentOutcome index() throws IOException {
        Files.write(archive, Documents.zip(files));
        return pipeline.index(new ExtractDocument(ACME, FileUri.of(archive), false), Pulse.NONE);
    }

    private SearchHit hit(String query) {
        SearchOutcome outcome =
                new SearchService(new SearchRepository(database), embedder).search(new SearchRequest(ACME, query, 5));
        return ((SearchOutcome.Found) outcome).hits().get(0);
    }
}
