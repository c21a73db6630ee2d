package dev.nightshift.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class EmbeddingFigureTest {
    @Test
    void printsATableThatTellsHowItCameAbout(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("boats.md"), "# Boats\n\n" + "A boat sails. ".repeat(100) + "\n");
        StringWriter out = new StringWriter();
        CommandLine line = new CommandLine(new Benchmarks()).setOut(new PrintWriter(out));

        int exit = line.execute("embedding", "--corpus", folder.toString(), "--rounds", "1");

        assertThat(exit).isZero();
        assertThat(out.toString())
                .contains("java -jar benchmarks/target/benchmarks.jar embedding --corpus")
                .containsPattern("\\d+ cores, Java 1?\\d.*, \\d{4}-\\d\\d-\\d\\d, commit \\w+")
                .containsPattern("\\| 1 \\| [1-9]\\d*\\.\\d \\| \\S+ \\| \\S+ \\| 1\\.00 \\|")
                .containsPattern("\\| 2 \\| [1-9]\\d*\\.\\d \\|");
    }

    @Test
    void refusesAFolderWithoutText(@TempDir Path folder) {
        StringWriter err = new StringWriter();
        CommandLine line = new CommandLine(new Benchmarks()).setErr(new PrintWriter(err));

        int exit = line.execute("embedding", "--corpus", folder.toString());

        assertThat(exit).isNotZero();
        assertThat(err.toString()).contains("no document with text");
    }
}
