package dev.nightshift.activity.storage.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.activity.storage.source.ScratchFolder;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How limits show in what is extracted. */
class ExtractionLimitsTest extends Extracting {
    @Test
    void cutsALongTextAtTheLimit() throws IOException {
        ExtractionSettings few =
                new ExtractionSettings(1, 256, Duration.ofSeconds(30), 1_000, 500, 100_000, 1_024, 500);
        try (Extraction small = Extraction.in(folder, few)) {
            ExtractedDocument document = small.extract("long.md", "x".repeat(999) + "🌊" + "\n# Far below\n");

            assertThat(document.text()).isEqualTo("x".repeat(999));
            assertThat(document.headings()).isEmpty();
            assertThat(document.metadata().truncated()).isTrue();
        }
    }

    @Test
    void namesAnotherVersionForOtherLimits() throws IOException {
        ExtractionSettings deeper =
                new ExtractionSettings(1, 256, Duration.ofSeconds(30), 5_000_000, 501, 100_000, 1_024, 500);
        ExtractionSettings slower =
                new ExtractionSettings(2, 512, Duration.ofSeconds(60), 5_000_000, 500, 100_000, 1_024, 100);
        String version = extraction.extractor.version();

        assertThat(version)
                .contains("tika=3.", "pdfbox=3.", "characters=5000000", "depth=500")
                .doesNotContain("${");
        try (ScratchFolder scratch = ScratchFolder.open(folder);
                ForkedExtractor other = new ForkedExtractor(deeper, scratch);
                ForkedExtractor same = new ForkedExtractor(slower, scratch)) {
            assertThat(other.version()).isNotEqualTo(version);
            assertThat(same.version()).isEqualTo(version);
        }
    }
}
