package dev.nightshift.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.config.ConfigException;
import dev.nightshift.config.Env;
import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.TaskQueue;
import dev.nightshift.contract.WorkException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

@Timeout(60)
class WorkerCliTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void configShowsEverySettingWithItsOriginAndNoSecret() {
        int code = execute(
                cli(Map.of("TEMPORAL_API_KEY", "s3cr3t", "WORKER_SHUTDOWN_GRACE", "PT5S"))
                        .polls(env -> env.secret("DATABASE_PASSWORD"), (settings, process) -> {
                            throw new AssertionError("config opens nothing");
                        })
                        .environment(() -> Env.of(Map.of(
                                "TEMPORAL_API_KEY", "s3cr3t",
                                "WORKER_SHUTDOWN_GRACE", "PT5S",
                                "DATABASE_PASSWORD", "hush"))),
                "config");

        assertThat(code).isZero();
        assertThat(out.toString())
                .containsPattern("TEMPORAL_ADDRESS +127.0.0.1:7233 +default")
                .containsPattern("TEMPORAL_API_KEY +\\*\\*\\* +environment")
                .containsPattern("WORKER_SHUTDOWN_GRACE +PT5S +environment")
                .containsPattern("HEALTH_PORT +8085 +default")
                .containsPattern("DATABASE_PASSWORD +\\*\\*\\* +environment")
                .doesNotContain("s3cr3t", "hush");
    }

    @Test
    void configPrintsJson() {
        int code = execute(cli(Map.of("LOG_LEVEL", "debug")), "config", "--json");

        assertThat(code).isZero();
        assertThat(out.toString().replaceAll("\\s", ""))
                .startsWith("[{")
                .contains("{\"name\":\"LOG_LEVEL\",\"value\":\"debug\",\"origin\":\"environment\"}");
    }

    @Test
    void wrongSettingsAreAllListedAndNothingIsOpened() {
        WorkerCli cli = cli(Map.of("HEALTH_PORT", "99999", "LOG_FORMAT", "xml"))
                .polls(env -> env.required("DATABASE_URL"), (settings, process) -> {
                    throw new AssertionError("opened");
                });

        int code = execute(cli);

        assertThat(code).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(err.toString())
                .contains("HEALTH_PORT must be a whole number from -1 to 65535 but is 99999")
                .contains("LOG_FORMAT must be one of text, json but is xml")
                .contains("DATABASE_URL is not set")
                .doesNotContain("\tat ");
    }

    @Test
    void aQueueOfAnotherWorkerIsWrongUsage() {
        int code = execute(cli(Map.of()), "--queues", "search-queue");

        assertThat(code).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("worker-ml does not poll search-queue, but [ml-queue]");
    }

    @Test
    void anUnknownOptionIsWrongUsage() {
        int code = execute(cli(Map.of()), "--quues", "ml-queue");

        assertThat(code).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("--quues", "Try 'worker-ml --help'").doesNotContain("\tat ");
    }

    @Test
    void helpTellsTheExitCodes() {
        int code = execute(cli(Map.of()), "--help");

        assertThat(code).isZero();
        assertThat(out.toString())
                .contains("Trains.", "--queues", "config", "wrong settings", "Temporal or the database");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "--version", "-V", "config --help", "fail --help"})
    void helpAndVersionDoNotReadTheSettings(String arguments) {
        WorkerCli cli = cli(Map.of()).command(context -> new Failing()).environment(() -> {
            throw new AssertionError("read");
        });

        int code = execute(cli, arguments.split(" "));

        assertThat(code).as(err.toString()).isZero();
        assertThat(out.toString()).contains("worker-ml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "config", "fail"})
    void settingsThatCannotBeReadAreOneMessage(String command) {
        WorkerCli cli = cli(Map.of()).command(context -> new Failing()).environment(() -> {
            throw new ConfigException("NIGHTSHIFT_CONFIG names a file that does not exist: /nope");
        });

        int code = command.isEmpty() ? execute(cli) : execute(cli, command);

        assertThat(code).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(err.toString())
                .isEqualToIgnoringNewLines(
                        "The settings are wrong:\n" + "NIGHTSHIFT_CONFIG names a file that does not exist: /nope");
    }

    @Test
    void aServerThatIsAwayIsReadable() {
        int code = execute(
                cli(Map.of("TEMPORAL_ADDRESS", "127.0.0.1:1", "TEMPORAL_CONNECT_TIMEOUT", "PT1S", "HEALTH_PORT", "0")));

        assertThat(code).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(err.toString())
                .contains("Temporal did not answer at 127.0.0.1:1 within 1 s", "scripts/up", "TEMPORAL_ADDRESS")
                .doesNotContain("\tat ", "Exception");
    }

    @Test
    void aKnownFailureOfACommandIsOneLine() {
        int code = execute(cli(Map.of()).command(context -> new Failing()), "fail");

        assertThat(code).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).isEqualToIgnoringNewLines("no such document");
    }

    @Test
    void debugShowsTheStackTrace() {
        execute(cli(Map.of()).command(context -> new Failing()), "fail", "--debug");

        assertThat(err.toString()).contains("no such document", "\tat ");
    }

    private int execute(WorkerCli cli, String... args) {
        CommandLine line = cli.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(args);
    }

    private static WorkerCli cli(Map<String, String> variables) {
        return WorkerCli.of("worker-ml", "Trains.", 8085)
                .polls(WorkerSpec.polling(TaskQueue.ML))
                .environment(() -> Env.of(variables));
    }

    @Command(name = "fail", mixinStandardHelpOptions = true)
    static final class Failing implements Runnable {
        @Override
        public void run() {
            throw new WorkException(FailureType.NOT_FOUND, "no such document");
        }
    }
}
