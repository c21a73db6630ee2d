package dev.nightshift.activity.storage.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.WorkException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file that its parser cannot bear costs that file, and nothing else. */
@Timeout(120)
class IsolationTest {
    private static final ExtractionSettings SETTINGS =
            new ExtractionSettings(1, 128, Duration.ofSeconds(8), 100_000, 500, 100_000, 1_024, 500);

    private Path folder;
    private Extraction extraction;

    @BeforeEach
    void open(@TempDir Path empty) throws IOException {
        folder = empty;
        extraction = Extraction.withFixtures(folder, SETTINGS);
    }

    @AfterEach
    void close() throws IOException {
        extraction.close();
    }

    @ParameterizedTest
    @CsvSource({
        "hang, took longer than EXTRACTION_TIMEOUT",
        "exit, crashed with exit code 0",
        "halt, crashed with exit code 139",
        "memory, ran out of memory",
        "direct, ran out of memory",
        "stack, nested too deeply",
        "garbage, no readable answer",
        "forged, no readable answer",
        "huge, no readable answer",
        "throw, a bug in the parser"
    })
    void costsThatDocumentOnly(String order, String reason) throws IOException {
        assertRefused(order, reason);

        assertThat(extraction.extract("good.txt", "good words").text()).isEqualTo("good words");
        assertThat(extraction.extractor.processIds()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"print", "shout", "litter"})
    void toleratesNoise(String order) throws IOException {
        assertThat(extraction.extract("noise.bad", order).text()).isEqualTo("survived " + order);
        List<Long> before = extraction.extractor.processIds();

        assertThat(extraction.extract("good.txt", "good words").text()).isEqualTo("good words");

        assertThat(extraction.extractor.processIds()).isEqualTo(before);
    }

    @Test
    void handsNothingOfTheEnvironmentOnButTheLocale() throws IOException {
        assertThat(System.getenv()).containsKeys("LC_ALL", "PATH");

        assertThat(extraction.extract("a.bad", "environment").text())
                .startsWith("environment: [")
                .containsPattern("\\[(LANG|LC_ALL|LC_CTYPE|, )+]");
    }

    @Test
    void reachesNoNetwork() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String text = extraction
                    .extract("a.bad", "network " + server.getLocalPort())
                    .text();

            assertThat(text).startsWith("opened: []");
        }
    }

    @Test
    void blamesAnInnocentFileForNoLeakBeforeIt() throws IOException {
        for (int i = 0; i < 8; i++) {
            assertThat(extraction.extract("leak.bad", "leak").text()).isEqualTo("survived leak");
        }
    }

    @Test
    void leavesNoFilesBehind() throws IOException {
        extraction.extract("good.txt", "good words");
        long before = extraction.scratchEntries();

        for (int i = 0; i < 20; i++) {
            extraction.extract("litter.bad", "litter");
        }
        assertThat(extraction.scratchEntries()).isEqualTo(before);

        for (int i = 0; i < 3; i++) {
            assertRefused("exit", "crashed");
        }
        assertThat(extraction.scratchEntries()).isLessThan(before);
        assertThat(extraction.extractor.processIds()).isEmpty();
    }

    @Test
    void replacesAProcessAfterSoManyDocuments() throws IOException {
        ExtractionSettings settings =
                new ExtractionSettings(1, 128, Duration.ofSeconds(30), 100_000, 500, 100_000, 1_024, 2);
        try (Extraction recycling = Extraction.withFixtures(folder, settings)) {
            recycling.extract("one.txt", "one");
            List<Long> first = recycling.extractor.processIds();
            recycling.extract("two.txt", "two");
            assertThat(recycling.extractor.processIds()).isEmpty();
            recycling.extract("three.txt", "three");

            assertThat(recycling.extractor.processIds()).hasSize(1).doesNotContainAnyElementsOf(first);
            assertThat(ProcessHandle.of(first.get(0)).filter(ProcessHandle::isAlive))
                    .isEmpty();
        }
    }

    @Test
    void killsTheParserAndReturnsWhenInterrupted() throws Exception {
        Path file = Files.writeString(folder.resolve("hang.bad"), "hang");
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        AtomicReference<Boolean> flag = new AtomicReference<>();
        Thread caller = new Thread(() -> {
            try {
                extraction.extract(file);
            } catch (WorkException e) {
                thrown.set(e);
                flag.set(Thread.currentThread().isInterrupted());
            }
        });
        caller.start();
        while (extraction.extractor.processIds().isEmpty()) {
            Thread.sleep(10);
        }
        long child = extraction.extractor.processIds().get(0);
        Thread.sleep(500);

        caller.interrupt();
        caller.join(2_000);

        assertThat(thrown.get()).isInstanceOf(WorkException.class).hasMessageContaining("interrupted");
        assertThat(flag.get()).isTrue();
        assertThat(ProcessHandle.of(child).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(extraction.extract("good.txt", "good words").text()).isEqualTo("good words");
    }

    @Test
    void givesAFileWhoseParserWasKilledASecondChance() throws Exception {
        extraction.extract("good.txt", "good words");
        long child = extraction.extractor.processIds().get(0);
        Thread killer = new Thread(() -> {
            try {
                Thread.sleep(1_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            ProcessHandle.of(child).ifPresent(ProcessHandle::destroyForcibly);
        });
        killer.start();

        // The process had served before, so that the file gets a second chance, and uses up its time.
        assertRefused("hang", "took longer than EXTRACTION_TIMEOUT");
        killer.join();
    }

    private void assertRefused(String order, String reason) {
        assertThatThrownBy(() -> extraction.extract("order.bad", order))
                .asInstanceOf(type(WorkException.class))
                .satisfies(e -> assertThat(e.type()).isEqualTo(FailureType.UNSUPPORTED_CONTENT))
                .extracting(Throwable::getMessage)
                .asString()
                .contains(reason);
    }
}
