package dev.nightshift.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the tests of stacks share. */
final class TestStacks {
    private TestStacks() {}

    /** A stack on ports that no stack of the developer uses. */
    static StackOptions options() {
        return StackOptions.of(Path.of(".."))
                .temporal(TemporalKind.TEST_SERVER)
                .temporalPort(Ports.anyFree())
                .postgresPort(Ports.anyFree());
    }

    static PartStatus part(LocalStack stack, String name) {
        return find(stack, name).orElseThrow();
    }

    static Optional<PartStatus> find(LocalStack stack, String name) {
        return stack.status().stream().filter(part -> part.name().equals(name)).findFirst();
    }

    static void kill(PartStatus part) {
        ProcessHandle process = ProcessHandle.of(part.pid()).orElseThrow();
        process.destroyForcibly();
        if (!Daemons.awaitExit(process, Duration.ofSeconds(10))) {
            throw new AssertionError(part.name() + " survived kill -9");
        }
    }

    static void sql(LocalStack stack, String statement) throws SQLException {
        try (Connection connection = owner(stack);
                Statement run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    static String ask(LocalStack stack, String query) throws SQLException {
        try (Connection connection = owner(stack);
                Statement run = connection.createStatement();
                ResultSet answer = run.executeQuery(query)) {
            answer.next();
            return answer.getString(1);
        }
    }

    private static Connection owner(LocalStack stack) throws SQLException {
        Map<String, String> settings = stack.settings();
        return DriverManager.getConnection(
                settings.get("DATABASE_URL"),
                settings.get("DATABASE_OWNER_USER"),
                settings.get("DATABASE_OWNER_PASSWORD"));
    }

    /** The command line of the stack in a JVM of its own. */
    static List<String> commandLine(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                StackMain.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** @param exitCode with what the process ended */
    record Ended(int exitCode, String output) {}

    static Ended run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Ended(process.waitFor(), output);
    }
}
