package dev.nightshift.local;

import static dev.nightshift.local.TestStacks.commandLine;
import static dev.nightshift.local.TestStacks.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.local.TestStacks.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line, each command in a process of its own. */
class StackMainTest {
    private Path parent = Path.of("");

    @BeforeEach
    void open(@TempDir Path empty) {
        parent = empty;
    }

    private Path home() {
        return parent.resolve("home");
    }

    @AfterEach
    void stop() {
        if (StackHome.exists(home())) {
            LocalStack.at(home(), TestStacks.options(), note -> {}).close();
        }
    }

    @Test
    void tellsByItsExitCodeWhetherAllIsUp() throws Exception {
        Ended up = run(up());
        Ended status = run(command("status", "--json"));
        TestStacks.kill(TestStacks.part(stack(), "temporal"));
        Ended broken = run(command("status"));

        assertThat(up.exitCode()).as(up.output()).isZero();
        assertThat(up.output()).contains("postgresql", "temporal", "test server: it has no UI", "scripts/down");
        assertThat(status.exitCode()).as(status.output()).isZero();
        assertThat(status.output()).contains("\"condition\":\"UP\"");
        assertThat(broken.exitCode()).isEqualTo(1);
        assertThat(broken.output()).containsPattern("temporal +died").containsPattern("postgresql +up");
    }

    @Test
    void leavesProcessesThatNeitherHangupNorInterruptOfTheTerminalEnds() throws Exception {
        // A build that was started with these signals ignored, as by nohup, would hand that on.
        List<String> inASession = new ArrayList<>(
                List.of("env", "--default-signal=INT,HUP", "setsid", "sh", "-c", "\"$@\" && sleep 60", "terminal"));
        inASession.addAll(up());
        Process terminal = new ProcessBuilder(inASession)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(Waiting.until(Duration.ofMinutes(2), this::bothAreUp)).isTrue();

        for (String signal : List.of("-INT", "-HUP")) {
            run(List.of("kill", signal, "--", "-" + terminal.pid()));
        }
        boolean ended = terminal.waitFor(20, TimeUnit.SECONDS);

        assertThat(ended).isTrue();
        assertThat(stack().status())
                .hasSize(2)
                .extracting(PartStatus::condition)
                .containsOnly(PartStatus.Condition.UP);
    }

    @Test
    void deletesDataOnlyWhenToldSoTwice() throws Exception {
        run(up());

        Ended asked = run(command("down", "--delete-data"));
        boolean keptWhenUnsure = Files.exists(home().resolve("postgres/data"));
        Ended told = run(command("down", "--delete-data", "--yes"));

        assertThat(asked.exitCode()).isEqualTo(1);
        assertThat(asked.output()).contains("--yes");
        assertThat(keptWhenUnsure).isTrue();
        assertThat(told.exitCode()).as(told.output()).isZero();
        assertThat(home()).doesNotExist();
    }

    @Test
    void saysWhenThereIsNoStack() throws Exception {
        Ended status = run(command("status"));

        assertThat(status.exitCode()).isEqualTo(1);
        assertThat(status.output()).contains("there is no stack in " + home()).doesNotContain("Exception");
        assertThat(home()).doesNotExist();
    }

    @Test
    void showsTheLogOfAPart() throws Exception {
        run(up());

        Ended logs = run(command("logs", "postgresql"));

        assertThat(logs.exitCode()).isZero();
        assertThat(logs.output()).contains("database system is ready to accept connections");
    }

    @Test
    void refusesAWorkerThatDoesNotExist() throws Exception {
        Ended up = run(command("up", "--workers", "stroage"));

        assertThat(up.exitCode()).isEqualTo(1);
        assertThat(up.output()).contains("there is no worker stroage", "storage");
    }

    private Waiting.Answer bothAreUp() {
        boolean up = StackHome.exists(home())
                && Files.exists(home().resolve("nightshift.properties"))
                && stack().status().stream().allMatch(part -> part.condition() == PartStatus.Condition.UP);
        return up ? Waiting.Answer.YES : Waiting.Answer.NOT_YET;
    }

    private LocalStack stack() {
        return LocalStack.at(home(), TestStacks.options(), note -> {});
    }

    private List<String> up() {
        return command(
                "up",
                "--temporal",
                "test_server",
                "--temporal-port",
                "" + Ports.anyFree(),
                "--postgres-port",
                "" + Ports.anyFree());
    }

    private List<String> command(String name, String... arguments) {
        List<String> all = new ArrayList<>(List.of(name, "--home", home().toString()));
        all.addAll(List.of(arguments));
        return commandLine(all.toArray(String[]::new));
    }
}
