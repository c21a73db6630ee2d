package dev.nightshift.worker.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.persistence.TestDatabase;
import dev.nightshift.runtime.LoopbackTemporal;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the commands say when something is wrong: one readable message, the right exit code, no stack trace. */
class CommandLineTest {
    private static final Map<String, String> NOTHING_SET = Map.of("LOG_LEVEL", "ERROR");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void listsItsCommandsInTheHelp() {
        CommandRun help = CommandRun.of(NOTHING_SET, "--help");

        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).contains("index", "search", "remove", "documents", "dead-letters", "migrate", "config");
    }

    @ParameterizedTest
    @ValueSource(strings = {"index", "search", "remove", "documents", "dead-letters", "migrate", "config"})
    void explainsEachCommand(String command) {
        CommandRun help = CommandRun.of(NOTHING_SET, command, "--help");

        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).startsWith("Usage: worker-storage " + command);
    }

    @Test
    void rejectsWrongInputWithAHint() {
        for (List<String> wrong : List.of(
                List.of("index"),
                List.of("index", folder.resolve("missing.txt").toString()),
                List.of("search"),
                List.of("search", "--limit", "0", "tide"),
                List.of("search", "x".repeat(1_001)),
                List.of("search", "--tenant", "No Tenant", "tide"),
                List.of("remove"),
                List.of("remove", "file:///bad%zz"),
                List.of("documents", "--wrong"))) {
            CommandRun run = CommandRun.of(NOTHING_SET, wrong.toArray(String[]::new));

            assertThat(run.exitCode()).as("%s: %s", wrong, run.err()).isEqualTo(2);
            assertThat(run.err()).as("%s", wrong).contains("--help'").doesNotContain("\tat ", "Exception");
        }
    }

    @Test
    void namesEverySettingThatIsMissing() {
        CommandRun run = CommandRun.of(NOTHING_SET, "search", "tide");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err())
                .contains("DATABASE_URL is not set", "DATABASE_USER is not set", "DATABASE_PASSWORD is not set")
                .doesNotContain("\tat ");
    }

    @Test
    void rejectsATenantThatIsNone() {
        CommandRun run = CommandRun.of(Map.of("LOG_LEVEL", "ERROR", "NIGHTSHIFT_TENANT", "Acme Inc."), "documents");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("NIGHTSHIFT_TENANT must be 1 to 63", "Acme Inc.");
    }

    @Test
    void saysThatTemporalDoesNotAnswer() throws IOException {
        Path file = Files.writeString(folder.resolve("note.txt"), "A note.");
        String address = "127.0.0.1:" + LoopbackTemporal.freePort();

        CommandRun run = CommandRun.of(
                Map.of("LOG_LEVEL", "ERROR", "TEMPORAL_ADDRESS", address, "TEMPORAL_CONNECT_TIMEOUT", "PT1S"),
                "index",
                file.toString());

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.err()).contains("Temporal did not answer at " + address).doesNotContain("\tat ");
    }

    @Test
    void saysThatTheDatabaseDoesNotAnswer() throws IOException {
        Map<String, String> environment = new HashMap<>(NOTHING_SET);
        environment.put("DATABASE_URL", "jdbc:postgresql://127.0.0.1:" + LoopbackTemporal.freePort() + "/nightshift");
        environment.put("DATABASE_USER", "someone");
        environment.put("DATABASE_PASSWORD", "secret-word");

        CommandRun run = CommandRun.of(environment, "documents");

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.err()).contains("127.0.0.1").doesNotContain("\tat ", "secret-word");
    }

    @Test
    void namesTheCommandThatMakesTheSchemaAndRunsIt() throws Exception {
        TestDatabase database = TestDatabase.createEmpty();
        try (RunningStack stack = new RunningStack(folder, database)) {
            stack.environment.put("DATABASE_OWNER_USER", database.migration().owner());
            stack.environment.put(
                    "DATABASE_OWNER_PASSWORD",
                    database.migration().ownerPassword().reveal());

            assertThat(stack.run("documents").err()).contains("migrate").doesNotContain("\tat ");
            assertThat(stack.run().err()).as("polling").contains("migrate").doesNotContain("\tat ");
            assertThat(stack.run("migrate").out()).contains("applied.");
            assertThat(stack.run("migrate").out()).startsWith("The schema is up to date.");
            assertThat(stack.run("documents").out()).startsWith("No documents of tenant default.");
            assertThat(stack.run("search", "anything").out()).startsWith("Nothing found");
        }
    }

    /** A command that only joined the first run would report its counts: one document indexed. */
    @Test
    void indexesAFolderAnewAfterTheRunThatIsUnderWay() throws Exception {
        Files.writeString(folder.resolve("first.txt"), "A note about tides.");
        try (RunningStack stack = new RunningStack(folder.toRealPath())) {
            CommandRun first = stack.run("index", "--no-wait", folder.toString());
            CommandRun second = stack.run("index", "--no-wait", folder.toString());
            StringWriter said = new StringWriter();
            FutureTask<CommandRun> third =
                    new FutureTask<>(() -> CommandRun.of(stack.environment, said, "index", folder.toString()));
            new Thread(third, "third").start();
            while (!said.toString().contains("is under way") && !third.isDone()) {
                Thread.sleep(50);
            }
            stack.startWorker();

            assertThat(first.exitCode()).isZero();
            assertThat(second.out()).startsWith("0 started");
            assertThat(second.err()).contains("is under way; start this one when it has ended.");
            assertThat(second.exitCode()).isEqualTo(1);
            assertThat(third.get().err()).contains("is under way; this one starts when it has ended.");
            assertThat(third.get().out()).as("a run of its own").startsWith("1 document: 1 unchanged");
            assertThat(third.get().exitCode()).isZero();
        }
    }

    @Test
    void tellsWithinTenSecondsWhichWorkerToStart() throws Exception {
        Path file = Files.writeString(folder.resolve("note.txt"), "A note about tides.");
        try (RunningStack stack = new RunningStack(folder.toRealPath())) {
            Thread late = new Thread(() -> {
                try {
                    Thread.sleep(12_000);
                    stack.startWorker();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            late.start();

            CommandRun run = stack.run("index", file.toString());
            late.join();

            assertThat(run.err()).contains("No worker polls storage-queue", "worker-storage.jar");
            assertThat(run.out()).as(run.err()).startsWith("1 document: 1 indexed");
        }
    }

    @Test
    void removesNothingByAnIdThatTheIndexDoesNotHave() throws Exception {
        try (RunningStack stack = new RunningStack(folder)) {
            CommandRun run = stack.run("remove", "0123456789abcdef0123456789abcdef");

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("no document with the id");
        }
    }
}
