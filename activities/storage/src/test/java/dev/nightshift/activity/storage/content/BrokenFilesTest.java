package dev.nightshift.activity.storage.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.nightshift.activity.storage.content.BrokenFiles.Broken;
import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.WorkException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each broken file ends in words that a person understands, and the next file is read. */
class BrokenFilesTest extends Extracting {
    static List<Broken> files() {
        return BrokenFiles.all();
    }

    @Test
    void areAtLeastFifty() {
        assertThat(files()).hasSizeGreaterThanOrEqualTo(50);
    }

    @Test
    void eachHasWordsToLookFor() {
        assertThat(files()).allSatisfy(broken -> assertThat(broken.expected()).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("files")
    void endsInClearWordsAndHarmsNoOtherFile(Broken broken) throws IOException {
        Path file = Files.write(folder.resolve(broken.name()), broken.content().get());

        if (broken.refused()) {
            assertThatThrownBy(() -> extraction.extract(file))
                    .asInstanceOf(type(WorkException.class))
                    .satisfies(e -> assertThat(e.type()).isEqualTo(FailureType.UNSUPPORTED_CONTENT))
                    .extracting(Throwable::getMessage)
                    .asString()
                    .startsWith("the file ")
                    .contains(broken.expected());
        } else {
            ExtractedDocument document = extraction.extract(file);
            assertThat(document.text().contains(broken.expected())).isTrue();
            assertInvariants(document);
        }

        Files.delete(file);
        assertThat(extraction.extract("good.txt", "good words").text()).isEqualTo("good words");
    }

    static void assertInvariants(ExtractedDocument document) {
        String text = document.text();
        assertThat(text.chars().anyMatch(c -> c == 0 || c == '\r')).isFalse();
        assertThat(text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE))
                .isFalse();
        assertThat(text.length()).isLessThanOrEqualTo(5_000_000);
        assertThat(document.headings()).allMatch(heading -> heading.span().end() <= text.length());
        assertThat(document.links()).allMatch(link -> link.span().end() <= text.length());
        assertThat(document.links().stream().map(link -> link.span().start())).isSorted();
        assertThat(document.tables())
                .allMatch(table -> table.header().start() >= table.span().start()
                        && table.header().end() <= table.span().end()
                        && table.span().end() <= text.length());
        assertThat(document.times()).allMatch(time -> time.offset() < text.length() && time.milliseconds() >= 0);
    }
}
