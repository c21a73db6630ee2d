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
import org.junit.jupiter.params.provider.CsvSource;
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
        assertThat(Sources.path("file://localhost" + link)).isEqualTo(link);
        assertThat(Sources.path("file:" + link)).exists();
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

    @ParameterizedTest
    @CsvSource({
        "s3://bucket/a%20b.md,      s3://bucket/a%20b.md, false",
        "S3://bucket/gr%c3%bc.md,   s3://bucket/gr%C3%BC.md, false",
        "s3://bucket,               s3://bucket/, true",
        "s3://bucket/2026/,         s3://bucket/2026/, true"
    })
    void tellsObjectsFromPrefixes(String text, String uri, boolean prefix) {
        assertThat(Sources.uri(text)).hasToString(uri);
        assertThat(Sources.isPrefix(Sources.uri(text))).isEqualTo(prefix);
        assertThat(Sources.readable(Sources.uri(text))).isEqualTo(uri);
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3:bucket", "s3://b?x", "s3://bucket/a b", "s3://bucket/50%"})
    void refusesWhatNamesNoObject(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Sources.uri(text)).withMessageContaining(text);
    }
}
