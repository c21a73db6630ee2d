package dev.nightshift.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void theEnvironmentWinsOverTheFileAndTheFileOverTheDefault() throws Exception {
        Path file = write("nightshift.properties", "A=file\nB=file\n");
        Env env = Env.load(Map.of("A", "environment"), folder);

        assertThat(List.of(env.text("A", "default"), env.text("B", "default"), env.text("C", "default")))
                .containsExactly("environment", "file", "default");
        assertThat(env.effective())
                .containsExactly(
                        new Setting("A", "environment", "environment"),
                        new Setting("B", "file", file.toString()),
                        new Setting("C", "default", "default"));
    }

    @Test
    void aBlankVariableCountsAsUnset() throws Exception {
        write("nightshift.properties", "A=file\n");

        assertThat(Env.load(Map.of("A", " "), folder).text("A", "default")).isEqualTo("file");
    }

    @Test
    void tellsOnlyWhatMayBeShownOfAValue() {
        Env env = Env.of(Map.of("URL", " host?secret "));

        assertThat(env.required("URL", url -> url.replace("secret", "***"))).isEqualTo("host?secret");
        assertThat(env.effective()).containsExactly(new Setting("URL", "host?***", "environment"));
    }

    @Test
    void theFileOfALocalStackIsFound() throws Exception {
        write(".nightshift/nightshift.properties", "A=stack\n");

        assertThat(Env.load(Map.of(), folder).text("A", "default")).isEqualTo("stack");
    }

    @Test
    void theFileInTheWorkingDirectoryWinsOverThatOfALocalStack() throws Exception {
        write(".nightshift/nightshift.properties", "A=stack\n");
        write("nightshift.properties", "A=own\n");

        assertThat(Env.load(Map.of(), folder).text("A", "default")).isEqualTo("own");
    }

    @Test
    void theNamedFileWinsOverBoth() throws Exception {
        write("nightshift.properties", "A=own\n");
        write("other.properties", "A=other\n");

        assertThat(Env.load(Map.of("NIGHTSHIFT_CONFIG", "other.properties"), folder)
                        .text("A", "default"))
                .isEqualTo("other");
    }

    @Test
    void aNamedFileMustBeThere() {
        assertThatThrownBy(() -> Env.load(Map.of("NIGHTSHIFT_CONFIG", "none.properties"), folder))
                .isInstanceOf(ConfigException.class)
                .hasMessage("NIGHTSHIFT_CONFIG names a file that does not exist: none.properties");
    }

    @Test
    void allErrorsAreReportedAtOnceWithVariableValueAndRange() {
        Env env = Env.of(
                Map.of("SIZE", "0", "GRACE", "10s", "WAIT", "PT2H", "DRY", "maybe", "KIND", "blue", "COUNT", "many"));

        assertThat(env.integer("SIZE", 10, 1, 100)).isEqualTo(10);
        assertThat(env.duration("GRACE", Duration.ofSeconds(5), Duration.ZERO, Duration.ofHours(1)))
                .isEqualTo(Duration.ofSeconds(5));
        env.duration("WAIT", Duration.ofSeconds(5), Duration.ZERO, Duration.ofHours(1));
        env.flag("DRY", false);
        env.oneOf("KIND", "red", List.of("red", "green"));
        env.whole("COUNT", 1, 0, Long.MAX_VALUE);
        env.required("URL");
        env.secret("PASSWORD");
        env.reject("PLACE", "is not under an allowed root");

        assertThatThrownBy(env::check).isInstanceOf(ConfigException.class).hasMessage("""
                SIZE must be a whole number from 1 to 100 but is 0
                GRACE must be a duration such as PT30S, from PT0S to PT1H but is 10s
                WAIT must be a duration such as PT30S, from PT0S to PT1H but is PT2H
                DRY must be true or false but is maybe
                KIND must be one of red, green but is blue
                COUNT must be a whole number from 0 to 9223372036854775807 but is many
                URL is not set
                PASSWORD is not set
                PLACE is not under an allowed root""");
    }

    @Test
    void goodValuesPassTheCheck() {
        Env env = Env.of(Map.of("SIZE", " 7 ", "GRACE", "PT10S", "DRY", "TRUE", "KIND", "GREEN", "ROOT", "/srv"));

        assertThat(env.integer("SIZE", 10, 1, 100)).isEqualTo(7);
        assertThat(env.duration("GRACE", Duration.ZERO, Duration.ZERO, Duration.ofHours(1)))
                .isEqualTo(Duration.ofSeconds(10));
        assertThat(env.flag("DRY", false)).isTrue();
        assertThat(env.oneOf("KIND", "red", List.of("red", "green"))).isEqualTo("green");
        assertThat(env.path("ROOT", Path.of("x"))).isEqualTo(Path.of("/srv"));
        env.check();
    }

    @Test
    void pathsAreSeparatedAsInPath() {
        Env env = Env.of(Map.of("ROOTS", "a" + File.pathSeparator + "b"));

        assertThat(env.paths("ROOTS", List.of())).containsExactly(Path.of("a"), Path.of("b"));
        assertThat(env.paths("OTHERS", List.of(Path.of("c")))).containsExactly(Path.of("c"));
    }

    @Test
    void secretsAreMaskedEverywhere() {
        Env env = Env.of(Map.of("PASSWORD", "hush", "TOKEN", "hush"));

        assertThat(env.secret("PASSWORD"))
                .hasToString("***")
                .extracting(Secret::reveal)
                .isEqualTo("hush");
        assertThat(env.optionalSecret("TOKEN")).isPresent();
        assertThat(env.effective()).extracting(Setting::value).containsExactly("***", "***");
    }

    @Test
    void whatIsRequiredAndMissingIsListedToo() {
        Env env = Env.of(Map.of());

        env.required("URL");

        assertThat(env.effective()).containsExactly(new Setting("URL", "", "not set"));
    }

    private Path write(String name, String text) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
