package dev.nightshift.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class RescanFigureTest {
    @Test
    @Timeout(300)
    void measuresASecondScanBesideAWalk() {
        Run run = Run.of("rescan", "--files", "30", "--rounds", "1", "--checkout", "..");

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("java -jar benchmarks/target/benchmarks.jar rescan --files 30 --rounds 1")
                .containsPattern("\\| scan that finds nothing changed \\| \\d+\\.\\d\\d \\|")
                .containsPattern(
                        "\\| plain walk with sizes and times \\| \\d+\\.\\d\\d \\| \\S+ \\| \\S+ \\| 1\\.0 \\|");
    }

    @Test
    void refusesWrongArguments(@TempDir Path folder) {
        assertThat(Run.of("rescan", "--files", "0"))
                .satisfies(run -> assertThat(run.exit()).isEqualTo(2))
                .satisfies(run -> assertThat(run.err()).contains("--files must be", "but is 0"));
        assertThat(Run.of("rescan", "--checkout", folder.toString()))
                .satisfies(run -> assertThat(run.exit()).isEqualTo(2))
                .satisfies(run -> assertThat(run.err()).contains("worker-storage.jar: build it"));
    }
}
