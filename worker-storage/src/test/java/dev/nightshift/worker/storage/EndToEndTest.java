package dev.nightshift.worker.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The main job, through the commands that people use: real files, the worker itself, the real workflows,
 * model, parsers and database; of Temporal, the Java test server.
 */
class EndToEndTest {
    private static final Path SAMPLES = Path.of("..", "docs", "samples");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Path root = Path.of("");
    private static RunningStack stack;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        root = folder.toRealPath();
        stack = new RunningStack(root);
        stack.startWorker();
    }

    @AfterAll
    static void stop() throws InterruptedException {
        stack.close();
    }

    @Test
    void indexesAFolderOfMixedFilesAndAnswersWithCitations() throws IOException {
        Path folder = samples("mixed");

        CommandRun index = run("index", "--tenant", "mixed", folder.toString());

        assertThat(index.out()).startsWith("6 documents: 6 indexed (");
        assertThat(index.exitCode()).isZero();
        for (Question question : List.of(
                new Question("Who may grant letters of marque and reprisal?", "us-constitution.txt", "Marque"),
                new Question("unalienable rights life liberty", "us-declaration-of-independence.docx", "iberty"),
                new Question("what is a kluge", "jargon-file-k.md", "luge"),
                new Question("what is a wizard", "jargon-file-w.pdf", "izard"),
                new Question("what does hacker mean", "jargon-file-h.html", "acker"))) {
            CommandRun search = run("search", "--tenant", "mixed", "--limit", "5", question.text());
            assertThat(search.exitCode()).as(search.err()).isZero();
            assertThat(search.out())
                    .as(question.text())
                    .startsWith("“")
                    .contains("[1] ", question.file(), question.word());
        }
    }

    @Test
    void tellsTheSameInJsonAsTheWorkflow() throws IOException {
        Path folder = samples("json");
        run("index", "--tenant", "json", folder.toString());

        JsonNode found = JSON.readTree(
                run("search", "--tenant", "json", "--json", "who may grant letters of marque and reprisal?")
                        .out());

        assertThat(found.at("/kind").asText()).isEqualTo("found");
        JsonNode hit = found.at("/hits/0");
        assertThat(hit.at("/source").asText()).startsWith("file:///").endsWith("us-constitution.txt");
        assertThat(hit.at("/parts/textRank").asInt()).isPositive();
        assertThat(found.at("/answer/hit").asInt()).isPositive();
        JsonNode documents =
                JSON.readTree(run("documents", "--tenant", "json", "--json").out());
        assertThat(documents).hasSize(6);
        JsonNode again = JSON.readTree(
                run("index", "--tenant", "json", "--json", folder.toString()).out());
        assertThat(again.at("/counts/unchanged").asInt()).isEqualTo(6);
    }

    @Test
    void removesADocumentAndGivesAReceipt() throws IOException {
        Path file = Files.writeString(root.resolve("harbour.md"), "# Harbour\n\nThe harbour opens at six.\n");
        run("index", "--tenant", "removing", file.toString());
        assertThat(run("search", "--tenant", "removing", "harbour").out()).contains("opens at six");

        CommandRun remove = run("remove", "--tenant", "removing", file.toString());

        assertThat(remove.out()).contains("Removed ", "chunk", "Looked again: no row is left, and no search finds it.");
        assertThat(remove.exitCode()).isZero();
        assertThat(run("search", "--tenant", "removing", "harbour").out()).startsWith("Nothing found");
        CommandRun again = run("remove", "--tenant", "removing", file.toString());
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.out()).startsWith("Not in the index: ");
    }

    @Test
    void namesDeadLettersAndIndexesThemOnceMended() throws IOException {
        Path folder = Files.createDirectory(root.resolve("broken"));
        Path pdf = Files.writeString(folder.resolve("broken.pdf"), "%PDF-1.7\nno more");
        Files.writeString(folder.resolve("fine.txt"), "This file is fine, and speaks of tides.");

        CommandRun index = run("index", "--tenant", "dead", folder.toString());

        assertThat(index.out())
                .contains("2 documents: 1 indexed", "1 dead letter", "broken.pdf: UNSUPPORTED_CONTENT: ");
        assertThat(index.exitCode()).isEqualTo(1);
        assertThat(run("dead-letters", "--tenant", "dead").out()).contains("broken.pdf", "1 dead letter.");

        Files.copy(SAMPLES.resolve("jargon-file-w.pdf"), pdf, StandardCopyOption.REPLACE_EXISTING);
        CommandRun retry = run("dead-letters", "retry", "--tenant", "dead");

        assertThat(retry.out()).startsWith("1 document: 1 indexed");
        assertThat(retry.exitCode()).isZero();
        assertThat(run("dead-letters", "--tenant", "dead").out()).startsWith("No dead letters.");
    }

    @Test
    void namesOnlyTheDeadLettersOfItsOwnRun() throws IOException {
        Path folder = Files.createDirectory(root.resolve("cleared"));
        Path gone = Files.writeString(folder.resolve("gone.pdf"), "%PDF-1.7\nno more");
        Path bad = Files.writeString(folder.resolve("bad.pdf"), "%PDF-1.7\nno more");
        Files.writeString(folder.resolve("fine.txt"), "This file is fine, and speaks of tides.");
        run("index", "--tenant", "cleared", folder.toString());

        Files.delete(gone);
        CommandRun again = run("index", "--tenant", "cleared", folder.toString());
        Files.delete(bad);
        CommandRun clean = run("index", "--tenant", "cleared", folder.toString());

        assertThat(again.out())
                .contains("1 dead letter", "bad.pdf: UNSUPPORTED_CONTENT: ", "dead letters of earlier runs: 1;")
                .doesNotContain("gone.pdf");
        assertThat(clean.out())
                .startsWith("1 document: 1 unchanged")
                .contains("dead letters of earlier runs: 2;")
                .doesNotContain(".pdf");
        assertThat(clean.exitCode()).isZero();
        JsonNode json = JSON.readTree(
                run("index", "--tenant", "cleared", "--json", folder.toString()).out());
        assertThat(json.at("/deadLetters")).isEmpty();
        assertThat(json.at("/earlierDeadLetters").asInt()).isEqualTo(2);
    }

    @Test
    void findsAGermanFileByFullTextAndReportsIt() throws IOException {
        Path file = Files.writeString(
                root.resolve("fahrplan.txt"),
                "Die Fähre nach Norderney legt jeden Morgen um neun Uhr ab. Fahrkarten werden am Hafen verkauft.");

        CommandRun index = run("index", "--tenant", "german", "--file", file.toString());

        assertThat(index.out()).contains("full text only: ", "fahrplan.txt: the model does not know its language, de");
        assertThat(run("search", "--tenant", "german", "Fahrkarten am Hafen").out())
                .contains("Fahrkarten werden am Hafen verkauft.");
        assertThat(run("documents", "--tenant", "german").out()).contains("de*", "* found by full text only");
    }

    @Test
    void failsForAFileOutsideOfTheAllowedFolders(@TempDir Path elsewhere) throws IOException {
        Path file = Files.writeString(elsewhere.resolve("outside.txt"), "Outside.");

        CommandRun index = run("index", "--tenant", "outside", file.toString());

        assertThat(index.exitCode()).isEqualTo(1);
        assertThat(index.out()).contains("1 failed", "NOT_AUTHORIZED: ", "STORAGE_ALLOWED_ROOTS");
    }

    private static CommandRun run(String... args) {
        return stack.run(args);
    }

    private static Path samples(String name) throws IOException {
        Path folder = Files.createDirectory(root.resolve(name));
        try (Stream<Path> files = Files.list(SAMPLES)) {
            for (Path file : files.toList()) {
                try (InputStream in = Files.newInputStream(file)) {
                    Files.copy(in, folder.resolve(file.getFileName().toString()));
                }
            }
        }
        Files.writeString(folder.resolve("skipped.bin"), "x", UTF_8);
        return folder;
    }

    private record Question(String text, String file, String word) {}
}
