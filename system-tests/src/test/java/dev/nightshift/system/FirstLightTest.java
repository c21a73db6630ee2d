package dev.nightshift.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The main job as a newcomer meets it: the shipped documents, one worker, the command line. */
@Timeout(300)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SuppressWarnings("NullAway.Init")
class FirstLightTest {
    @TempDir
    static Path folder;

    private static Path documents;
    private static Stack stack;

    @BeforeAll
    static void start() throws Exception {
        documents = Files.createDirectory(folder.resolve("documents"));
        try (Stream<Path> samples = Files.list(Jars.repository().resolve("docs/samples"))) {
            for (Path sample : samples.toList()) {
                Files.copy(sample, documents.resolve(sample.getFileName()));
            }
        }
        stack = new Stack(folder.resolve("stack"), documents);
    }

    @AfterAll
    static void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    @Order(1)
    void indexesAFolderOfEveryType() throws Exception {
        Finished index = stack.storage("index", "--json", documents.toString());

        assertThat(index.exitCode()).as(index.err()).isZero();
        assertThat(index.out()).containsPattern("\"indexed\"\\s*:\\s*6").containsPattern("\"deadLettered\"\\s*:\\s*0");
    }

    @Test
    @Order(2)
    void answersWithTheWordsOfADocumentAndNamesIt() throws Exception {
        Finished search = stack.storage("search", "Which bug disappears when one tries to isolate it?");

        assertThat(search.exitCode()).as(search.err()).isZero();
        assertThat(search.out())
                .contains("disappears or alters its behavior", "jargon-file-h.html", "heisenbug")
                .contains("[1]");
    }

    @Test
    @Order(3)
    void namesThePageOfAPdf() throws Exception {
        Finished search = stack.storage("search", "--json", "WAITS variant of TOPS-10 used on systems at SAIL");

        assertThat(search.out()).contains("jargon-file-w.pdf").containsPattern("\"page\"\\s*:\\s*1");
    }

    @Test
    @Order(4)
    void readsAnEditAndFindsOnlyTheNewWords() throws Exception {
        Path note = Files.writeString(documents.resolve("note.txt"), "The ferry to Hvar leaves at seven.");
        stack.storage("index", note.toString());
        Files.writeString(note, "The ferry to Hvar leaves at nine.");

        Finished index = stack.storage("index", note.toString());
        Finished search = stack.storage("search", "When does the ferry to Hvar leave?");

        assertThat(index.exitCode()).as(index.err()).isZero();
        assertThat(search.out()).contains("leaves at nine").doesNotContain("leaves at seven");
    }

    @Test
    @Order(5)
    void removesADocumentAndProvesIt() throws Exception {
        Path note = documents.resolve("note.txt");

        Finished removal = stack.storage("remove", note.toString());
        Finished search = stack.storage("search", "--json", "When does the ferry to Hvar leave?");

        assertThat(removal.exitCode()).as(removal.err()).isZero();
        assertThat(removal.out()).contains("chunk");
        assertThat(search.out()).doesNotContain("note.txt");
        assertThat(note).exists();
    }

    @Test
    @Order(6)
    void keepsTenantsApart() throws Exception {
        Finished search = stack.storage("search", "--json", "--tenant", "other", "heisenbug");

        assertThat(search.out()).doesNotContain("jargon-file");
    }

    @Test
    @Order(7)
    void tellsWhatIsWrongWithoutAStackTrace() throws Exception {
        Finished missing =
                stack.storage("index", documents.resolve("absent.txt").toString());
        Finished outside = stack.storage("index", "/etc/hostname");
        Finished tenant = stack.storage("search", "--tenant", "No Such", "x");

        assertThat(missing.exitCode()).isNotZero();
        assertThat(missing.err() + missing.out()).contains("absent.txt").doesNotContain("\tat ");
        assertThat(outside.exitCode()).isNotZero();
        assertThat(outside.err() + outside.out())
                .contains("STORAGE_ALLOWED_ROOTS")
                .doesNotContain("\tat ");
        assertThat(tenant.exitCode()).isNotZero();
        assertThat(tenant.err()).contains("No Such").doesNotContain("\tat ");
    }

    @Test
    @Order(8)
    void namesTheWorkerToStartWhenNobodyPolls() throws Exception {
        stack.stop("worker-storage");
        long begin = System.nanoTime();

        ProcessBuilder command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        Jars.worker("storage").toString(),
                        "index",
                        documents.resolve("README.md").toString())
                .redirectErrorStream(true);
        command.environment().putAll(stack.parts().settings());
        Process index = command.start();
        try {
            assertThat(index.inputReader().lines().anyMatch(line -> line.contains("java -jar worker-storage.jar")))
                    .isTrue();
        } finally {
            index.destroyForcibly();
        }

        // The JVM's own start is in it.
        assertThat((System.nanoTime() - begin) / 1_000_000_000).isLessThan(15);
    }
}
