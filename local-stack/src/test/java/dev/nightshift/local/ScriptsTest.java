package dev.nightshift.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the scripts build before they answer, in a checkout whose Maven and Java only tell how they are called. */
class ScriptsTest {
    private static final String STACK = "local-stack/target/local-stack.jar";
    private static final String STORAGE = "worker-storage/target/worker-storage.jar";

    private final BareMachine machine;

    ScriptsTest(@TempDir Path empty) throws IOException {
        machine = BareMachine.in(empty, List.of("dirname", "sed", "mkdir"));
        try (Stream<Path> scripts = Files.list(Path.of("..", "scripts"))) {
            for (Path script : scripts.toList()) {
                machine.program("checkout/scripts/" + script.getFileName(), Files.readString(script));
            }
        }
        machine.program("checkout/mvnw", """
                #!/bin/sh
                echo "Maven: $*"
                mkdir -p local-stack/target
                : > local-stack/target/local-stack.jar
                """);
        machine.program("jdk/bin/java", "#!/bin/sh\nshift 2\necho \"the stack: $*\"\n");
        machine.set("JAVA_HOME", machine.path("jdk").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "down", "status", "logs", "local-stack", "start-worker", "demo"})
    void tellsWhatAScriptIsForWithoutABuild(String script) throws Exception {
        TestStacks.Ended ended = machine.run("checkout/scripts/" + script, "--help");

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.output())
                .startsWith(secondLine(script))
                .doesNotContain("Maven:")
                .doesNotContain("the stack:")
                .doesNotContain("set -eu");
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "down", "status", "logs"})
    void theJarTellsTheOptionsEvenIfItIsOldOrAlone(String script) throws Exception {
        build(STACK);

        assertThat(machine.run("checkout/scripts/" + script, "--help").output())
                .isEqualTo("the stack: " + script + " --help\n");
        assertThat(machine.run("checkout/scripts/" + script, "-h").output())
                .isEqualTo("the stack: " + script + " -h\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"down", "status", "logs"})
    void needsNoWorkerToTellOfTheStackOrToStopIt(String script) throws Exception {
        build(STACK);

        assertThat(machine.run("checkout/scripts/" + script).output()).isEqualTo("the stack: " + script + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"down", "status", "logs"})
    void buildsTheStackAloneWhereItIsAbsent(String script) throws Exception {
        String output = machine.run("checkout/scripts/" + script).output();

        assertThat(output)
                .contains("Maven: -B -q -DskipTests package -pl local-stack -am\n")
                .endsWith("the stack: " + script + "\n");
    }

    @Test
    void buildsEverythingBeforeTheFirstStart() throws Exception {
        build(STACK);

        String output =
                machine.run("checkout/scripts/up", "--workers", "storage").output();

        assertThat(output).contains("Maven: -B -q -DskipTests package\n").endsWith("the stack: up --workers storage\n");
    }

    @Test
    void buildsNothingWhereAllIsThere() throws Exception {
        build(STACK);
        build(STORAGE);

        assertThat(machine.run("checkout/scripts/start-worker", "storage").output())
                .isEqualTo("the stack: up --workers storage\n");
    }

    @Test
    void theDemoAsksTheStackItStartedWhateverTheShellNames() throws Exception {
        build(STACK);
        build(STORAGE);
        tellTheEnvironment();
        machine.set("TEMPORAL_ADDRESS", "cluster:7233");
        machine.set("TEMPORAL_GRPC_META_x1", "token");
        machine.set("DATABASE_URL", "jdbc:postgresql://cluster/d");
        machine.set("NIGHTSHIFT_CONFIG", "/elsewhere.properties");

        TestStacks.Ended ended = machine.run("checkout/scripts/demo");

        assertThat(ended.exitCode()).as(ended.output()).isZero();
        String own = machine.path("checkout").toRealPath() + "/.nightshift/nightshift.properties";
        assertThat(ended.output()).contains("index docs: config " + own + ", cluster none none none\n");
    }

    @Test
    void theDemoAsksTheStackInAnotherFolder() throws Exception {
        build(STACK);
        build(STORAGE);
        tellTheEnvironment();
        machine.set("NIGHTSHIFT_HOME", "/var/night shift");

        TestStacks.Ended ended = machine.run("checkout/scripts/demo");

        assertThat(ended.exitCode()).as(ended.output()).isZero();
        assertThat(ended.output())
                .contains("index docs: config /var/night shift/nightshift.properties, cluster none none none\n")
                .contains("  export NIGHTSHIFT_CONFIG='/var/night shift/nightshift.properties'\n");
    }

    private void tellTheEnvironment() throws IOException {
        machine.give("cat");
        machine.give("env");
        machine.program("jdk/bin/java", """
                #!/bin/sh
                shift 2
                others="${TEMPORAL_ADDRESS-none} ${TEMPORAL_GRPC_META_x1-none} ${DATABASE_URL-none}"
                echo "$*: config ${NIGHTSHIFT_CONFIG-none}, cluster $others"
                """);
    }

    private void build(String jar) throws IOException {
        Path path = machine.path("checkout").resolve(jar);
        Files.createDirectories(path.resolveSibling(""));
        Files.createFile(path);
    }

    private String secondLine(String script) throws IOException {
        String comment = Files.readAllLines(machine.path("checkout/scripts").resolve(script))
                .get(1);
        return comment.substring("# ".length());
    }
}
