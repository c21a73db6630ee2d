package dev.nightshift.activity.storage;

import static dev.nightshift.activity.storage.IndexingDesk.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.activity.storage.source.FileSource;
import dev.nightshift.activity.storage.source.FileUri;
import dev.nightshift.activity.storage.source.FolderScanner;
import dev.nightshift.activity.storage.source.ScratchFolder;
import dev.nightshift.activity.storage.source.SourceReader;
import dev.nightshift.activity.storage.source.SourceSettings;
import dev.nightshift.activity.storage.source.SourceSnapshot;
import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.WorkException;
import dev.nightshift.contract.storage.CorpusActivities;
import dev.nightshift.contract.storage.CorpusCounts;
import dev.nightshift.contract.storage.IndexBatch;
import dev.nightshift.contract.storage.ScanCorpus;
import dev.nightshift.contract.storage.ScanRef;
import dev.nightshift.persistence.CorpusRepository;
import dev.nightshift.persistence.VanishedRepository;
import io.temporal.client.ActivityCanceledException;
import io.temporal.testing.TestActivityEnvironment;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusActivitiesTest {
    private static final Duration LONG = Duration.ofHours(1);
    private static final String SCAN = "5d41402a-bc4b-4a76-b971-9d911017c592";

    private final TestActivityEnvironment environment = TestActivityEnvironment.newInstance();
    private final AtomicInteger reads = new AtomicInteger();

    @TempDir
    private Path temporary = Path.of("");

    private Path folder = Path.of("");
    private ScratchFolder scratch;
    private IndexingDesk desk;
    private CorpusRepository corpora;
    private CorpusActivities activities;

    @BeforeEach
    void open() throws IOException {
        folder = Files.createDirectory(temporary.toRealPath().resolve("folder"));
        SourceSettings settings = new SourceSettings(List.of(folder), 1_000_000, temporary.resolve("scratch"));
        scratch = ScratchFolder.open(settings.temporaryDirectory());
        desk = new IndexingDesk(counted(new FileSource(settings, scratch)));
        corpora = new CorpusRepository(desk.database);
        FolderScanner scanner = new FolderScanner(settings, desk.extractor::supports);
        environment.registerActivitiesImplementations(
                new CorpusActivitiesImpl(corpora, new VanishedRepository(desk.database), scanner, desk.pipeline));
        activities = environment.newActivityStub(CorpusActivities.class);
    }

    @AfterEach
    void close() {
        environment.close();
        desk.close();
        scratch.close();
    }

    @Test
    void listsAFolderAndSaysThatItIsAlive() throws IOException {
        for (int i = 0; i < 1_001; i++) {
            Files.createFile(folder.resolve(i + ".txt"));
        }
        Files.createFile(folder.resolve("other.bin"));
        AtomicInteger heartbeats = new AtomicInteger();
        environment.setActivityHeartbeatListener(Void.class, details -> heartbeats.incrementAndGet());

        ScanRef scan = scan();

        assertThat(scan.found()).isEqualTo(1_001);
        assertThat(scan.skipped()).isEqualTo(1);
        assertThat(heartbeats.get()).isPositive();
        assertThat(scan()).as("a repeat finds the listing").isEqualTo(scan);
    }

    @Test
    void saysThatItIsAliveWhereThereIsNothingToIndex() throws IOException {
        Files.createFile(folder.resolve("photo.bin"));
        AtomicInteger heartbeats = new AtomicInteger();
        environment.setActivityHeartbeatListener(Void.class, details -> heartbeats.incrementAndGet());

        assertThat(scan().found()).isZero();

        assertThat(heartbeats.get()).isPositive();
    }

    @Test
    void indexesABatchAndCountsHowItsDocumentsEnded() throws IOException {
        write("a.txt", "The first file.");
        write("b.txt", "BROKEN");
        write("c.txt", "The third file.");
        ScanRef scan = scan();

        CorpusCounts counts = activities.indexBatch(new IndexBatch(scan, 0, 3, false));

        assertThat(counts).isEqualTo(new CorpusCounts(2, 0, 1, 0, 0, 2, 2));
        assertThat(desk.deadLetters.count(ACME)).isEqualTo(1);
        assertThat(desk.hits("third file")).isNotEmpty();
    }

    @Test
    void passesOverWhatIsDoneWhenItIsTriedAgain() throws IOException {
        write("a.txt", "The first file.");
        write("b.txt", "BUSY");
        write("c.txt", "The third file.");
        IndexBatch batch = new IndexBatch(scan(), 0, 3, false);
        assertThatThrownBy(() -> activities.indexBatch(batch)).hasStackTraceContaining("no parser process");
        write("b.txt", "Not busy any more.");
        reads.set(0);

        CorpusCounts counts = activities.indexBatch(batch);

        assertThat(counts.indexed()).isEqualTo(3);
        assertThat(reads.get()).as("the others are not read again").isEqualTo(1);
    }

    @Test
    void stopsWhenToldToAndKeepsWhatIsDone() throws IOException {
        write("a.txt", "The first file.");
        write("b.txt", "The second file.");
        IndexBatch batch = new IndexBatch(scan(), 0, 2, false);
        AtomicInteger beats = new AtomicInteger();

        assertThatThrownBy(() -> run(batch, LONG, () -> {
                    if (reads.get() == 2 && beats.incrementAndGet() == 1) {
                        throw new ActivityCanceledException();
                    }
                }))
                .isInstanceOf(ActivityCanceledException.class);

        assertThat(corpora.counts(batch.scan(), 0, 2).documents()).isEqualTo(1);
        assertThat(activities.indexBatch(batch).indexed()).isEqualTo(2);
    }

    @Test
    void goesOnPastADocumentThatMeetsABugAndGivesItUpInTheEnd() throws IOException {
        write("a.txt", "BUG");
        write("b.txt", "The second file.");
        IndexBatch batch = new IndexBatch(scan(), 0, 2, false);

        assertThatThrownBy(() -> run(batch, LONG, Pulse.NONE)).hasMessage("a bug");
        assertThat(corpora.counts(batch.scan(), 0, 2).indexed()).isEqualTo(1);
        assertThatThrownBy(() -> run(batch, LONG, Pulse.NONE)).hasMessage("a bug");

        run(batch, LONG, Pulse.NONE);
        assertThat(corpora.counts(batch.scan(), 0, 2).deadLettered()).isEqualTo(1);
        assertThat(desk.deadLetters.list(ACME, 10, null).get(0).message()).contains("met a bug, 3 times");
    }

    @Test
    void goesOnPastADocumentThatCannotBeReadNowAndGivesItUpOnlyAfterALongTime() throws IOException {
        write("a.txt", "BUSY");
        write("b.txt", "The second file.");
        IndexBatch batch = new IndexBatch(scan(), 0, 2, false);

        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> run(batch, LONG, Pulse.NONE)).hasMessageContaining("no parser process");
        }
        assertThat(corpora.counts(batch.scan(), 0, 2).documents()).isEqualTo(1);
        assertThat(desk.hits("second file")).isNotEmpty();

        run(batch, Duration.ZERO, Pulse.NONE);
        assertThat(corpora.counts(batch.scan(), 0, 2).deadLettered()).isEqualTo(1);
        assertThat(desk.deadLetters.list(ACME, 10, null).get(0)).satisfies(letter -> {
            assertThat(letter.reason()).isEqualTo(FailureType.OUT_OF_CAPACITY);
            assertThat(letter.message()).contains("failed 6 times in 0 minutes", "no parser process");
        });
    }

    @Test
    void takesAnInterruptedAttemptForNoFailureOfTheDocument() throws IOException {
        write("a.txt", "The first file.");
        IndexBatch batch = new IndexBatch(scan(), 0, 1, false);

        for (int i = 0; i < 5; i++) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> run(batch, Duration.ZERO, Pulse.NONE))
                    .isInstanceOfSatisfying(
                            WorkException.class, e -> assertThat(e.type()).isEqualTo(FailureType.UNAVAILABLE));
            Thread.interrupted();
        }

        run(batch, Duration.ZERO, Pulse.NONE);
        assertThat(corpora.counts(batch.scan(), 0, 1).indexed()).isEqualTo(1);
    }

    @Test
    void takesNoDocumentForABugOfOursWhileTheWorkerStops() throws IOException {
        write("a.txt", "The first file.");
        IndexBatch batch = new IndexBatch(scan(), 0, 1, false);
        desk.pipeline.close();

        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> run(batch, LONG, Pulse.NONE))
                    .isInstanceOfSatisfying(
                            WorkException.class, e -> assertThat(e.type()).isEqualTo(FailureType.UNAVAILABLE));
        }

        assertThat(corpora.counts(batch.scan(), 0, 1).documents()).isZero();
    }

    @Test
    void forgetsAListing() throws IOException {
        write("a.txt", "The first file.");
        ScanRef scan = scan();

        activities.forget(scan);

        assertThat(corpora.items(scan, 0, 1, false)).isEmpty();
    }

    private void run(IndexBatch batch, Duration patience, Pulse pulse) {
        new BatchRun(corpora, desk.pipeline, batch, patience).run(pulse);
    }

    private ScanRef scan() {
        return activities.scan(new ScanCorpus(ACME, FileUri.of(folder), SCAN));
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }

    private SourceReader counted(SourceReader files) {
        return new SourceReader() {
            @Override
            public void admit(URI source) {
                files.admit(source);
            }

            @Override
            public SourceSnapshot read(URI source) {
                reads.incrementAndGet();
                return files.read(source);
            }
        };
    }
}
