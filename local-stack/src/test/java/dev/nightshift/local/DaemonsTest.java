package dev.nightshift.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.local.TestStacks.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DaemonsTest {
    @Test
    void hidesTheServersThatTheShellNamesFromWhatItStarts(@TempDir Path folder) throws Exception {
        Path log = folder.resolve("log");

        Ended ended = TestStacks.run(List.of(
                "env",
                "TEMPORAL_ADDRESS=cluster:7233",
                "TEMPORAL_API_KEY=key",
                "DATABASE_URL=jdbc:postgresql://cluster/d",
                "PGHOST=cluster",
                "LOG_LEVEL=DEBUG",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Shell.class.getName(),
                log.toString()));

        assertThat(ended.exitCode()).as(ended.output()).isZero();
        assertThat(Files.readAllLines(log))
                .contains("LOG_LEVEL=DEBUG", "DATABASE_USER=given")
                .noneMatch(line -> line.matches("(TEMPORAL_|DATABASE_URL|PG).*"));
    }

    /** A process whose environment is a shell's; it starts one that prints its own. */
    static final class Shell {
        private Shell() {}

        public static void main(String[] arguments) {
            Path log = Path.of(arguments[0]);
            ProcessHandle process =
                    Daemons.start(List.of("env"), Map.of("DATABASE_USER", "given"), log.resolveSibling(""), log);
            if (!Daemons.awaitExit(process, Duration.ofSeconds(20))) {
                throw new AssertionError("env does not end");
            }
        }
    }
}
