package dev.nightshift.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.contract.storage.CorpusCounts;
import dev.nightshift.contract.storage.IndexCorpusOutcome;
import dev.nightshift.contract.storage.VanishedCounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class PipelineFigureTest {
    @Test
    @Timeout(300)
    void measuresTheRealWorkerBesideTheModel(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("boats.md"), "# Boats\n\n" + "A boat sails on the sea. ".repeat(60) + "\n");
        Files.writeString(folder.resolve("ships.md"), "# Ships\n\nA ship is a large boat, and sails in the rain.\n");
        Files.writeString(folder.resolve("again.md"), "# Ships\n\nA ship is a large boat, and sails in the rain.\n");

        Run run = Run.of(
                "pipeline", "--corpus", folder.toString(), "--rounds", "1", "--threads", "1", "--checkout", "..");

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("java -jar benchmarks/target/benchmarks.jar pipeline --corpus", "3 documents")
                .containsPattern("with 4 different passages to embed, of 5; embedding threads on each side: 1;")
                .containsPattern("\\| by the whole pipeline \\| \\d+\\.\\d \\| \\S+ \\| \\S+ \\| \\d\\.\\d\\d \\|")
                .containsPattern("\\| by the raw model \\| [1-9]\\d*\\.\\d \\| \\S+ \\| \\S+ \\| 1\\.00 \\|");
        assertThat(run.err()).contains("round 1 of 1");
    }

    @Test
    void refusesToCompareOtherWork() {
        Corpus corpus = new Corpus(List.of("a"), List.of("b", "c"), List.of("b", "c"));
        CorpusCounts one = new CorpusCounts(1, 0, 0, 0, 0, 2, 1);

        assertThatThrownBy(() -> WholePipeline.requireSameWork(
                        new IndexCorpusOutcome.Finished(1, 0, one, VanishedCounts.NONE), corpus))
                .isInstanceOf(MeasurementException.class)
                .hasMessageContaining("embedded=1")
                .hasMessageContaining("embedded=2");
        assertThatThrownBy(() ->
                        WholePipeline.requireSameWork(new IndexCorpusOutcome.Empty(0, VanishedCounts.NONE), corpus))
                .isInstanceOf(MeasurementException.class);
    }

    @Test
    void refusesWrongArguments(@TempDir Path folder) {
        String corpus = folder.toString();

        assertThat(Run.of("pipeline", "--corpus", corpus, "--rounds", "0"))
                .satisfies(run -> assertThat(run.exit()).isEqualTo(2))
                .satisfies(run -> assertThat(run.err()).contains("--rounds must be", "but is 0"));
        assertThat(Run.of("pipeline", "--corpus", corpus, "--threads", "65").exit())
                .isEqualTo(2);
        assertThat(Run.of("pipeline", "--corpus", folder.resolve("absent").toString()))
                .satisfies(run -> assertThat(run.exit()).isEqualTo(2))
                .satisfies(run -> assertThat(run.err()).contains("there is no folder"));
        assertThat(Run.of("pipeline", "--corpus", corpus, "--checkout", corpus))
                .satisfies(run -> assertThat(run.exit()).isEqualTo(2))
                .satisfies(run -> assertThat(run.err()).contains("worker-storage.jar: build it"));
    }
}
