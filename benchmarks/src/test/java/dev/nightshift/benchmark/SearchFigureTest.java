package dev.nightshift.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class SearchFigureTest {
    private static final List<String> WHO =
            List.of("The captain", "A sailor", "The old pilot", "Her brother", "Nobody");
    private static final List<String> DID = List.of("mended the torn sail", "read the chart", "watched the harbour");
    private static final List<String> WHEN = List.of("before the storm came", "while the others slept below");

    @Test
    @Timeout(300)
    void measuresSearchesOfARealIndex(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("boats.md"), "# Boats\n\n" + sentences());

        Run run = Run.of("search", "--corpus", folder.toString(), "--chunks", "30", "--queries", "4", "--clients", "2");

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("30 passages put together by chance (seed 1) of 26 sentences", "queries: 4 other sentences")
                .containsPattern(
                        "search, end to end, 1 client \\| [\\d.]+ \\| [\\d.]+ \\| [\\d.]+ \\| [1-9][\\d.]+ \\|")
                .containsPattern("of it: vector of the query \\| \\d+\\.\\d \\| \\d+\\.\\d \\| \\d+\\.\\d \\|  \\|")
                .containsPattern("2 clients at once \\| \\d+\\.\\d \\| \\d+\\.\\d \\| \\d+\\.\\d \\| [1-9][\\d.]+ \\|")
                .contains("beside a scan of all 30 stored vectors")
                // So small an index is compared as a whole, so nothing is missed.
                .containsPattern("\\| 10 \\| 100 \\| 1\\.0000 \\|")
                .containsPattern("\\| 50, as a search does \\| 100 \\| 1\\.0000 \\|");
    }

    @Test
    void refusesWrongArguments(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("boats.md"), "# Boats\n\n" + sentences());
        String corpus = folder.toString();

        assertThat(Run.of("search", "--corpus", corpus, "--chunks", "0").exit()).isEqualTo(2);
        assertThat(Run.of("search", "--corpus", corpus, "--queries", "0").exit())
                .isEqualTo(2);
        assertThat(Run.of("search", "--corpus", corpus, "--clients", "0").exit())
                .isEqualTo(2);
        assertThat(Run.of("search", "--corpus", folder.resolve("absent").toString())
                        .exit())
                .isEqualTo(2);
        assertThat(Run.of("search", "--corpus", corpus, "--queries", "20"))
                .satisfies(run -> assertThat(run.exit()).isEqualTo(1))
                .satisfies(run -> assertThat(run.err()).contains("30 different sentences", "20 queries need 40"));
    }

    @Test
    void asksNothingThatAPassageHolds() {
        RealSentences sentences = RealSentences.of(List.of(sentences(), sentences()), 4, 1);

        assertThat(sentences.queries()).hasSize(4).doesNotContainAnyElementsOf(sentences.material());
        assertThat(sentences.material()).hasSize(26).doesNotHaveDuplicates();
        assertThat(RealSentences.of(List.of(sentences()), 4, 1)).isEqualTo(sentences);
    }

    private static String sentences() {
        StringBuilder text = new StringBuilder();
        for (String who : WHO) {
            for (String did : DID) {
                for (String when : WHEN) {
                    text.append(who)
                            .append(' ')
                            .append(did)
                            .append(' ')
                            .append(when)
                            .append(". ");
                }
            }
        }
        return text + "\n";
    }
}
