package dev.nightshift.activity.storage.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.WorkException;
import dev.nightshift.objects.ObjectStore;
import dev.nightshift.objects.ObjectUri;
import dev.nightshift.objects.TestObjectStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Objects and prefixes as sources, on a real server of the protocol. */
@Timeout(60)
class ObjectSourceTest {
    private static final int MAX_BYTES = 100_000;
    private static final List<ObjectUri> ALLOWED =
            List.of(new ObjectUri("notes", "open/"), new ObjectUri("notes", "exact.txt"), new ObjectUri("whole", ""));

    private static TestObjectStore server;
    private static ObjectStore store;

    private final List<List<ListedSource>> batches = new ArrayList<>();
    private final AtomicInteger visits = new AtomicInteger();
    private Path temporary = Path.of("");
    private ScratchFolder scratch;
    private ObjectSource source;
    private PrefixScanner scanner;

    @BeforeAll
    static void start() {
        server = TestObjectStore.start();
        server.bucket("notes");
        server.bucket("whole");
        store = ObjectStore.open(server.settings());
    }

    @AfterAll
    static void stop() {
        store.close();
        server.close();
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        temporary = folder;
        scratch = ScratchFolder.open(folder);
        source = source(() -> store);
        scanner = new PrefixScanner(ALLOWED, () -> store, name -> name.endsWith(".txt"));
    }

    @AfterEach
    void close() {
        scratch.close();
    }

    @Test
    void copiesAndHashesOneVersion() throws IOException {
        URI place = put("open/a b é.txt", "abc");

        try (SourceSnapshot snapshot = source.read(place)) {
            assertThat(snapshot.source()).isEqualTo(place);
            assertThat(snapshot.fileName()).isEqualTo("a b é.txt");
            assertThat(snapshot.file()).hasContent("abc");
            assertThat(snapshot.sizeBytes()).isEqualTo(3);
            assertThat(snapshot.sha256()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
            assertThat(snapshot.modified()).isAfter(Instant.now().minusSeconds(3_600));
            assertThat(snapshot.version()).endsWith(" 3");
        }

        assertThat(copies()).isEmpty();
    }

    @Test
    void readsAgainWhatChangesInBetween() {
        URI place = put("open/busy.txt", "first");
        AtomicInteger asked = new AtomicInteger();
        // Asked for once before the version is told, and once before its bytes are read.
        ObjectSource racing = source(() -> {
            if (asked.incrementAndGet() == 2) {
                put("open/busy.txt", "second");
            }
            return store;
        });

        try (SourceSnapshot snapshot = racing.read(place)) {
            assertThat(snapshot.file()).hasContent("second");
        }
    }

    @Test
    void givesUpOnWhatChangesAllTheTime() throws IOException {
        URI place = put("open/busy.txt", "first");
        AtomicInteger asked = new AtomicInteger();
        ObjectSource racing = source(() -> {
            if (asked.incrementAndGet() % 2 == 0) {
                put("open/busy.txt", "edit " + asked);
            }
            return store;
        });

        assertFails(FailureType.UNAVAILABLE, "changed while it was read, 5 times", () -> racing.read(place));
        assertThat(copies()).isEmpty();
    }

    @Test
    void refusesWhatIsTooLargeWithoutReadingIt() throws IOException {
        server.put("notes", "open/large.txt", new byte[MAX_BYTES + 1]);

        assertFails(
                FailureType.UNSUPPORTED_CONTENT,
                "STORAGE_MAX_DOCUMENT_BYTES",
                () -> source.read(URI.create("s3://notes/open/large.txt")));
        assertThat(copies()).isEmpty();
    }

    @Test
    void readsNothingThatIsNotAllowed() {
        ObjectSource untouchable = source(() -> {
            throw new AssertionError("the store was asked");
        });

        for (String place : List.of(
                "s3://notes/closed/a.txt",
                "s3://notes/opener.txt",
                "s3://notes/exact.txt2",
                "s3://notes/",
                "s3://other/open/a.txt",
                "s3://Notes/open/a.txt")) {
            assertFails(
                    FailureType.NOT_AUTHORIZED,
                    "STORAGE_ALLOWED_S3_ROOTS allows: s3://notes/open/, s3://notes/exact.txt, s3://whole/",
                    () -> untouchable.admit(URI.create(place)));
            assertFails(FailureType.NOT_AUTHORIZED, "to read it, add s3://", () -> untouchable.read(URI.create(place)));
        }
        assertFails(FailureType.NOT_AUTHORIZED, "STORAGE_ALLOWED_S3_ROOTS", () -> scan("s3://notes/"));
        assertFails(FailureType.NOT_AUTHORIZED, "STORAGE_ALLOWED_S3_ROOTS", () -> scan("s3://notes/op"));
    }

    @Test
    void takesDotsForPartsOfAKeyAndNoWayOut() {
        assertFails(
                FailureType.NOT_FOUND,
                "s3://notes/open/../closed/a.txt does not exist",
                () -> source.admit(URI.create("s3://notes/open/..%2Fclosed/a.txt")));
    }

    @Test
    void readsNoPrefixAndNothingThatIsMissing() {
        assertFails(
                FailureType.INVALID_INPUT,
                "names a prefix and no document",
                () -> source.read(URI.create("s3://notes/open/")));
        assertFails(
                FailureType.NOT_FOUND,
                "s3://notes/open/missing.txt does not exist",
                () -> source.admit(URI.create("s3://notes/open/missing.txt")));
        assertFails(FailureType.INVALID_INPUT, "s3://bucket/key", () -> source.read(URI.create("s3://whole/a?b")));
    }

    @Test
    void listsAPrefixInOrderAndInBatches() {
        for (String key : List.of("b.txt", "a/z.txt", "a/y/x.txt", "c.png", "ä ö.txt", ".hidden.txt", "a/.git/c.txt")) {
            server.put("whole", "list/" + key, key);
        }
        server.put("whole", "listed.txt", "beside");

        SourceListing listing = scan("s3://whole/list/");

        assertThat(batches.stream().map(ObjectSourceTest::uris))
                .containsExactly(
                        List.of("s3://whole/list/a/y/x.txt", "s3://whole/list/a/z.txt"),
                        List.of("s3://whole/list/b.txt", "s3://whole/list/%C3%A4%20%C3%B6.txt"));
        assertThat(listing).isEqualTo(new SourceListing(4, 1, 0, List.of()));
        assertThat(visits.get()).isPositive();
    }

    @Test
    void listsOneObject() {
        put("exact.txt", "words");

        assertThat(scan("s3://notes/exact.txt").found()).isEqualTo(1);
        assertThat(uris(batches.get(0))).containsExactly("s3://notes/exact.txt");
    }

    @Test
    void listsTheVersionThatItReads() {
        URI place = put("open/version/a.txt", "words");

        scan("s3://notes/open/version/");

        try (SourceSnapshot snapshot = source.read(place)) {
            assertThat(batches.get(0)).containsExactly(new ListedSource(place, snapshot.version()));
        }
    }

    @Test
    void stopsAListingThatIsInterrupted() {
        put("open/a.txt", "words");

        assertThatThrownBy(() -> scanner.scan(
                        URI.create("s3://notes/open/"), 2, batches::add, Thread.currentThread()::interrupt))
                .hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    private ObjectSource source(Supplier<ObjectStore> opening) {
        return new ObjectSource(ALLOWED, opening, scratch, MAX_BYTES);
    }

    private SourceListing scan(String root) {
        return scanner.scan(URI.create(root), 2, batches::add, visits::incrementAndGet);
    }

    private static URI put(String key, String content) {
        server.put("notes", key, content);
        return new ObjectUri("notes", key).uri();
    }

    private static List<String> uris(List<ListedSource> batch) {
        return batch.stream().map(one -> one.source().toString()).toList();
    }

    private List<Path> copies() throws IOException {
        try (Stream<Path> files = Files.walk(temporary)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("lock"))
                    .toList();
        }
    }

    private static void assertFails(FailureType type, String message, ThrowingCallable request) {
        assertThatThrownBy(request)
                .isInstanceOfSatisfying(
                        WorkException.class, e -> assertThat(e.type()).isEqualTo(type))
                .hasMessageContaining(message);
    }
}
