package dev.nightshift.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Power cuts in the middle of a folder. What was promised: every file indexed once, none lost. */
@Tag("power-cut")
@Timeout(900)
@SuppressWarnings("NullAway.Init")
class CrashTest {
    private static final int FILES = 500;
    private static final List<String> WORDS = List.of(
            "harbour",
            "lantern",
            "orchard",
            "granite",
            "violin",
            "meadow",
            "compass",
            "copper",
            "glacier",
            "parchment",
            "thunder",
            "juniper",
            "saddle",
            "marble",
            "anchor",
            "willow",
            "ember",
            "falcon",
            "quarry",
            "ribbon");

    @TempDir
    Path folder;

    @Test
    void eachFileIsIndexedOnceThoughTheWorkerIsKilled() throws Exception {
        Path documents = write(FILES);
        try (Stack stack = new Stack(folder.resolve("stack"), documents)) {
            Index index = stack.index("default");
            stack.storage("index", "--no-wait", documents.toString());
            awaitServing(index, FILES / 10);

            stack.kill("worker-storage");
            int atKill = index.serving();
            stack.repair();
            awaitServing(index, FILES);

            assertThat(atKill).isLessThan(FILES);
            assertThatEachFileIsIndexedOnce(stack, index, documents);
        }
    }

    @Test
    void eachFileIsIndexedOnceThoughTheDatabaseIsAwayForAMinute() throws Exception {
        Path documents = write(FILES);
        try (Stack stack = new Stack(folder.resolve("stack"), documents)) {
            Index index = stack.index("default");
            stack.storage("index", "--no-wait", documents.toString());
            awaitServing(index, FILES / 10);

            stack.kill("postgresql");
            Thread.sleep(Duration.ofMinutes(1).toMillis());
            stack.repair();
            int afterwards = index.serving();
            awaitServing(index, FILES);

            assertThat(afterwards).isBetween(FILES / 10, FILES - 1);
            assertThatEachFileIsIndexedOnce(stack, index, documents);
        }
    }

    /** Once the first run has ended, a second finds nothing to do: all is done, and nothing of it twice. */
    private static void assertThatEachFileIsIndexedOnce(Stack stack, Index index, Path documents)
            throws IOException, InterruptedException, SQLException {
        Finished rest = stack.storage("index", documents.toString());
        assertThat(rest.exitCode()).as(rest.err()).isZero();
        Finished again = stack.storage("index", "--json", documents.toString());

        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(again.out()).containsPattern("\"unchanged\"\\s*:\\s*" + FILES);
        assertThat(index.serving()).isEqualTo(FILES);
        assertThat(index.deadLetters()).isZero();
        assertThat(index.strayGenerations()).isZero();
        assertThat(index.doubledChunks()).isZero();
    }

    private static void awaitServing(Index index, int documents) throws InterruptedException, SQLException {
        Instant deadline = Instant.now().plus(Duration.ofMinutes(5));
        while (index.serving() < documents) {
            assertThat(Instant.now())
                    .as("%s of %s documents serve", index.serving(), documents)
                    .isBefore(deadline);
            Thread.sleep(100);
        }
    }

    private Path write(int files) throws IOException {
        Path documents = Files.createDirectory(folder.resolve("documents"));
        Random random = new Random(files);
        for (int i = 0; i < files; i++) {
            StringBuilder text = new StringBuilder("# Note " + i + "\n\n");
            for (int word = 0; word < 120; word++) {
                text.append(WORDS.get(random.nextInt(WORDS.size()))).append(word % 12 == 11 ? ".\n" : " ");
            }
            Files.writeString(
                    documents.resolve("note-" + i + ".md"),
                    text.append("Number ").append(i).append(".\n"));
        }
        return documents;
    }
}
