package dev.nightshift.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class WorkersFigureTest {
    @Test
    @EnabledOnOs(OS.LINUX)
    @Timeout(300)
    void measuresARealWorkerBesideABareJvm() {
        Run run = Run.of("workers", "--rounds", "1", "--settle", "1", "--worker", "default", "--checkout", "..");

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("benchmarks.jar workers --rounds 1 --settle 1 --worker default`", "after 1 s without work")
                .containsPattern(
                        "\\| bare JVM \\| \\d+\\.\\d\\d \\| \\S+ \\| 1\\.0 \\| \\d+\\.\\d\\d \\| \\S+ \\| 1\\.0"
                                + " \\| [1-9]\\d* \\| \\S+ \\| 1\\.0 \\|")
                .containsPattern("\\| worker-default \\| \\d+\\.\\d\\d \\| \\S+ \\| [1-9]\\d*\\.\\d \\| \\d+\\.\\d\\d"
                        + " \\| \\S+ \\| [1-9]\\d*\\.\\d \\| [1-9]\\d+ \\| \\S+ \\| [1-9]\\d*\\.\\d \\|");
    }

    @Test
    void saysThatOtherSystemsCannotTell(@TempDir Path nothing) {
        Run run = Run.of("workers", "--worker", "ml", "--checkout", "..", "--proc", nothing.toString());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("run it on Linux");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void refusesWrongArguments(@TempDir Path folder) {
        assertThat(Run.of("workers", "--rounds", "0").exit()).isEqualTo(2);
        assertThat(Run.of("workers", "--settle", "-1").exit()).isEqualTo(2);
        assertThat(Run.of("workers", "--worker", "coffee", "--checkout", ".."))
                .satisfies(run -> assertThat(run.exit()).isEqualTo(2))
                .satisfies(run -> assertThat(run.err()).contains("there is no worker coffee"));
        assertThat(Run.of("workers", "--checkout", folder.toString()))
                .satisfies(run -> assertThat(run.exit()).isEqualTo(2))
                .satisfies(run -> assertThat(run.err()).contains("worker-storage.jar: build it"));
    }
}
