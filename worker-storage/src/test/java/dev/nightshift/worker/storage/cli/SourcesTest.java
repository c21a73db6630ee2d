package dev.nightshift.worker.storage.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourcesTest {
    @TempDir
    private Path temporary = Path.of("");

    private Path target = Path.of("");
    private Path link = Path.of("");

    @BeforeEach
    void link() throws IOException {
        Path folder = temporary.toRealPath();
        target = Files.writeString(folder.resolve("target.md"), "words");
        link = Files.createSymbolicLink(folder.resolve("link.md"), target);
    }

    @Test
    void takesAFileUriAsItIsEvenIfItNamesALink() {
        assertThat(Sources.uri("file://" + link)).hasToString("file://" + link);
        assertThat(Sources.uri("FILE:" + link)).hasToString("file://" + link);
        assertThat(Sources.uri("file://localhost" + link)).hasToString("file://" + link);
    }

    @Test
    void followsThePathOfALink() {
        assertThat(Sources.uri(link.toString())).hasToString("file://" + target);
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:relative.md", "file://elsewhere/srv/a.md", "file:///srv/a.md?page=1", "file:///%zz"})
    void refusesWhatIsNoFileOfThisMachine(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Sources.uri(text));
    }
}
