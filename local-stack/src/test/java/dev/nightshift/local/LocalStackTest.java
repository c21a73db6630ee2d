package dev.nightshift.local;

import static dev.nightshift.local.TestStacks.ask;
import static dev.nightshift.local.TestStacks.kill;
import static dev.nightshift.local.TestStacks.options;
import static dev.nightshift.local.TestStacks.part;
import static dev.nightshift.local.TestStacks.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.nightshift.config.Env;
import dev.nightshift.config.Secret;
import dev.nightshift.local.PartStatus.Condition;
import dev.nightshift.runtime.TemporalSettings;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Real processes on this machine. Each test finds the shared stack up, and may leave it in ruins. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LocalStackTest {
    private final Path folder;
    private final LocalStack stack;

    LocalStackTest(@TempDir Path empty) {
        folder = empty.resolve("stack");
        stack = LocalStack.at(folder, options(), note -> {});
    }

    @BeforeEach
    void up() {
        stack.up();
    }

    @AfterAll
    void down() {
        stack.close();
    }

    @Test
    void keepsRowsFromOneUpToTheNext() throws SQLException {
        sql(stack, "CREATE TABLE kept_answer AS SELECT 42 AS answer");
        stack.down(List.of());
        assertThat(stack.status()).extracting(PartStatus::condition).containsOnly(Condition.STOPPED);

        stack.up();

        assertThat(ask(stack, "SELECT answer FROM kept_answer")).isEqualTo("42");
    }

    @Test
    void aSecondUpChangesNothing() {
        List<PartStatus> before = stack.status();

        stack.up();

        assertThat(stack.status()).isEqualTo(before);
        assertThat(before).extracting(PartStatus::condition).containsOnly(Condition.UP);
    }

    @Test
    void repairsPartsThatWereKilledAndLosesNoCommittedRow() throws SQLException {
        sql(stack, "CREATE TABLE kept AS SELECT generate_series(1, 1000) AS number");
        List<PartStatus> before = stack.status();
        before.forEach(TestStacks::kill);
        assertThat(stack.status()).extracting(PartStatus::condition).containsOnly(Condition.DIED);

        stack.up();

        assertThat(stack.status()).extracting(PartStatus::condition).containsOnly(Condition.UP);
        assertThat(stack.status()).extracting(PartStatus::address).isEqualTo(addresses(before));
        assertThat(ask(stack, "SELECT count(*) FROM kept")).isEqualTo("1000");
    }

    @Test
    void findsItsProcessesAgainWhenItsRecordsAreLost() throws Exception {
        long postgres = part(stack, "postgresql").pid();
        long temporal = part(stack, "temporal").pid();
        Files.delete(folder.resolve("state.properties"));

        stack.up();

        assertThat(part(stack, "postgresql").pid()).isEqualTo(postgres);
        assertThat(ProcessHandle.of(temporal).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(part(stack, "temporal").condition()).isEqualTo(Condition.UP);
    }

    @Test
    void leavesAPortAloneThatSomebodyElseHas(@TempDir Path other) throws Exception {
        try (ServerSocket foreign = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            StackOptions options = options().postgresPort(foreign.getLocalPort());

            assertThatThrownBy(() -> LocalStack.open(other, options))
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("port " + foreign.getLocalPort())
                    .hasMessageContaining("postgresql");

            assertThat(Ports.isListening(foreign.getLocalPort())).isTrue();
        }
    }

    @Test
    void takesAnotherPortAndSaysSoWhenTheUsualOneIsTaken() throws Exception {
        try (ServerSocket foreign = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<String> notes = new ArrayList<>();

            int port = Ports.choose("temporal", OptionalInt.empty(), 0, foreign.getLocalPort(), notes::add);

            assertThat(port).isNotEqualTo(foreign.getLocalPort()).isPositive();
            assertThat(notes).singleElement().asString().contains("" + foreign.getLocalPort(), "" + port);
        }
    }

    @Test
    void refusesAFolderThatHoldsSomethingElse(@TempDir Path other) throws Exception {
        Path foreign = Files.writeString(other.resolve("diary.txt"), "not yours");

        assertThatThrownBy(() -> LocalStack.open(other, options()))
                .isInstanceOf(StackException.class)
                .hasMessageContaining(other.toString());

        assertThat(Files.list(other)).containsExactly(foreign);
    }

    @Test
    void doesNotEndAProcessThatGotARememberedId() throws Exception {
        Process bystander = new ProcessBuilder("sleep", "60").start();
        PartRecord mistaken = new PartRecord(
                "temporal", "test-server", bystander.pid(), Instant.now().minusSeconds(3600), 1, 0);
        new StackState(StackHome.open(folder)).save(mistaken);

        stack.down(List.of());

        assertThat(bystander.isAlive()).isTrue();
        bystander.destroyForcibly();
    }

    @Test
    void twoStacksDoNotDisturbEachOther(@TempDir Path other) {
        List<PartStatus> before = stack.status();

        try (LocalStack neighbour = LocalStack.open(other, options())) {
            kill(part(neighbour, "temporal"));
            neighbour.up();
        }

        assertThat(stack.status()).isEqualTo(before);
    }

    @Test
    void asksEverybodyForAPasswordAndGivesTheRolesNoPowerOverRowSecurity() throws SQLException {
        int port = Integer.parseInt(part(stack, "postgresql").address().split(":")[1]);

        assertThatThrownBy(() -> PostgresRoles.connect(port, "nightshift", "postgres", new Secret("wrong")))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
        assertThat(ask(stack, "SHOW fsync") + ask(stack, "SHOW synchronous_commit"))
                .isEqualTo("onon");
        assertThat(ask(
                        stack,
                        "SELECT count(*) FROM pg_roles WHERE rolname LIKE 'nightshift%'"
                                + " AND NOT (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb)"))
                .isEqualTo("3");
    }

    @Test
    void runsTheDevelopmentServerWithItsUiAndKeepsItsStateInAFile() {
        assumeTrue(TemporalProgram.find(System.getenv(), note -> {}).isPresent(), "no temporal program here");
        int uiPort = Ports.anyFree();
        StackOptions options =
                StackOptions.of(Path.of("..")).temporal(TemporalKind.SERVER).uiPort(uiPort);

        LocalStack other = LocalStack.open(folder, options);

        PartStatus temporal = part(other, "temporal");
        assertThat(temporal.condition()).isEqualTo(Condition.UP);
        assertThat(Ports.isListening(uiPort)).isTrue();
        assertThat(folder.resolve("temporal/temporal.db")).isNotEmptyFile();
        assertThat(Listeners.openToOthers(temporal.pid())).isEmpty();
    }

    @Test
    void keepsTheUsersOwnTemporalProfileFromWorkersAndCommands() throws Exception {
        Map<String, String> settings = stack.settings();
        Env env = Env.of(settings);

        TemporalSettings temporal = TemporalSettings.from(env);
        env.check();

        assertThat(temporal.address()).isEqualTo(part(stack, "temporal").address());
        assertThat(Path.of(settings.get("TEMPORAL_CONFIG_FILE")))
                .hasParent(folder)
                .content()
                .contains("[profile.default]")
                .doesNotContain("=");
    }

    @Test
    void isClosedToOtherMachinesAndOtherUsers() throws Exception {
        for (PartStatus part : stack.status()) {
            assertThat(Listeners.of(part.pid())).as(part.name()).isNotEmpty();
            assertThat(Listeners.openToOthers(part.pid())).as(part.name()).isEmpty();
        }
        assertThat(mode(folder)).isEqualTo("rwx------");
        for (String inner : List.of("logs", "postgres", "postgres/data", "temporal")) {
            assertThat(mode(folder.resolve(inner))).as(inner).isEqualTo("rwx------");
        }
        for (String file : List.of("nightshift.properties", "credentials.properties", "state.properties")) {
            assertThat(mode(folder.resolve(file))).as(file).isEqualTo("rw-------");
        }
    }

    private static String mode(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static List<String> addresses(List<PartStatus> parts) {
        return parts.stream().map(PartStatus::address).toList();
    }
}
