package dev.nightshift.objects;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.WorkException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a real server of the protocol. */
@Timeout(60)
class ObjectStoreTest {
    private static TestObjectStore server;
    private static ObjectStore store;

    @BeforeAll
    static void start() {
        server = TestObjectStore.start();
        server.bucket("notes");
        store = ObjectStore.open(server.settings());
    }

    @AfterAll
    static void stop() {
        store.close();
        server.close();
    }

    @Test
    void readsTheVersionThatItWasToldOf() throws IOException {
        server.put("notes", "read/a.txt", "first words");

        ObjectVersion version = store.head(new ObjectUri("notes", "read/a.txt"));

        assertThat(version.sizeBytes()).isEqualTo(11);
        assertThat(version.modified()).isAfter(Instant.now().minusSeconds(3_600));
        assertThat(text(store.read(version))).contains("first words");
    }

    @Test
    void readsNothingOfAnotherVersion() {
        server.put("notes", "changed/a.txt", "first words");
        ObjectVersion version = store.head(new ObjectUri("notes", "changed/a.txt"));

        server.put("notes", "changed/a.txt", "other words");

        assertThat(store.read(version)).isEmpty();
    }

    @Test
    void hangsUpOnABodyThatNobodyWants() throws IOException {
        server.put("notes", "large/a.bin", new byte[8 << 20]);
        ObjectVersion version = store.head(new ObjectUri("notes", "large/a.bin"));

        try (InputStream in = store.read(version).orElseThrow()) {
            assertThat(in.read()).isZero();
        }

        assertThat(store.head(version.place()).sizeBytes()).isEqualTo(8 << 20);
    }

    @Test
    void listsPageByPageInTheOrderOfTheKeys() {
        for (int i = 0; i < 1_003; i++) {
            server.put("notes", String.format("many/%04d.txt", i), "words");
        }
        server.put("notes", "many.txt", "beside the prefix");
        List<List<ObjectVersion>> pages = new ArrayList<>();

        store.list(new ObjectUri("notes", "many/"), pages::add);

        List<String> keys = pages.stream()
                .flatMap(List::stream)
                .map(version -> version.place().key())
                .toList();
        assertThat(keys).hasSize(1_003).isSorted().doesNotHaveDuplicates();
        assertThat(pages)
                .hasSizeGreaterThan(1)
                .allSatisfy(page -> assertThat(page).hasSizeLessThanOrEqualTo(1_000));
    }

    @Test
    void listsWhatItTellsOfOneObject() {
        server.put("notes", "same/a.txt", "words");
        List<ObjectVersion> listed = new ArrayList<>();

        store.list(new ObjectUri("notes", "same/"), listed::addAll);

        ObjectVersion head = store.head(new ObjectUri("notes", "same/a.txt"));
        assertThat(listed).singleElement().satisfies(one -> {
            assertThat(one.place()).isEqualTo(head.place());
            assertThat(one.fingerprint()).isEqualTo(head.fingerprint());
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b+c%20d.txt",
                "grüße (1) [x] {y} & = ; : @ ! $ , ' ~.txt",
                "\u00e9 and e\u0301.txt",
                "\ud83d\ude00/\u4e2d\u6587.txt",
                "what? #1.txt",
                "a\\b|c^d`e\"f<g>h*.txt",
                "new\nline and tab\t.txt"
            })
    void readsAndListsKeysOfAnyCharacters(String key) throws IOException {
        ObjectUri place = new ObjectUri("notes", "odd/" + key);
        server.put("notes", place.key(), "words");
        List<ObjectVersion> listed = new ArrayList<>();

        store.list(new ObjectUri("notes", "odd/"), listed::addAll);

        assertThat(listed)
                .singleElement()
                .satisfies(one -> assertThat(one.place()).isEqualTo(place));
        assertThat(text(store.read(listed.get(0)))).contains("words");
        server.delete("notes", place.key());
    }

    @Test
    void namesWhatIsMissing() {
        assertFails(
                FailureType.NOT_FOUND,
                "s3://notes/no%20such.txt does not exist",
                () -> store.head(new ObjectUri("notes", "no such.txt")));
        assertFails(
                FailureType.NOT_FOUND,
                "has no bucket missing; check the name, S3_ENDPOINT and S3_REGION",
                () -> store.list(new ObjectUri("missing", ""), page -> {}));
    }

    @Test
    void namesTheSettingsOfCredentialsThatAreRefused() {
        try (ObjectStore forged = ObjectStore.open(server.forgedSettings())) {
            assertFails(
                    FailureType.NOT_AUTHORIZED,
                    "check S3_ACCESS_KEY and S3_SECRET_KEY",
                    () -> forged.list(new ObjectUri("notes", ""), page -> {}));
            assertFails(
                    FailureType.NOT_AUTHORIZED,
                    "access to s3://notes/a.txt is denied",
                    () -> forged.head(new ObjectUri("notes", "a.txt")));
        }
    }

    private static void assertFails(FailureType type, String message, ThrowingCallable request) {
        assertThatThrownBy(request)
                .isInstanceOfSatisfying(
                        WorkException.class, e -> assertThat(e.type()).isEqualTo(type))
                .hasMessageContaining(message);
    }

    private static Optional<String> text(Optional<InputStream> content) throws IOException {
        try (InputStream in = content.orElseThrow()) {
            return Optional.of(new String(in.readAllBytes(), UTF_8));
        }
    }
}
