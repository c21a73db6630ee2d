package dev.nightshift.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.config.Env;
import dev.nightshift.config.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/configuration.md} true. */
class ConfigurationDocTest {
    private static final int DEFAULT_HEALTH_PORT = 8081;
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `([A-Z0-9_]+)` \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|$");
    private static final Pattern READ = Pattern.compile(
            "env\\s*\\.(?:required|text|optional|secret|optionalSecret|integer|whole|duration|oneOf|flag|path|paths)"
                    + "\\(\\s*\"([A-Z0-9_]+)\"");

    @Test
    void theSettingsOfEveryWorkerAreListedWithTheirDefaults() throws IOException {
        Env env = Env.of(Map.of());
        ProcessSettings ignored = ProcessSettings.from(env, DEFAULT_HEALTH_PORT);

        Map<String, String> effective = env.effective().stream()
                .collect(Collectors.toMap(Setting::name, Setting::value, (a, b) -> b, TreeMap::new));

        assertThat(defaults(everyWorker())).isEqualTo(effective);
    }

    @Test
    void noSourceReadsAVariableThatIsNotListed() throws IOException {
        Set<String> read = new TreeSet<>();
        for (Path source : sources()) {
            READ.matcher(Files.readString(source)).results().forEach(match -> read.add(match.group(1)));
        }

        assertThat(read).contains("HEALTH_PORT", "DATABASE_URL", "STORAGE_ALLOWED_ROOTS", "S3_ENDPOINT");
        assertThat(defaults(document()).keySet()).containsAll(read);
    }

    @Test
    void noVariableIsListedThatNoSourceNames() throws IOException {
        StringBuilder code = new StringBuilder();
        for (Path source : sources()) {
            code.append(Files.readString(source));
        }

        assertThat(defaults(document()).keySet())
                .allSatisfy(name ->
                        assertThat(code.indexOf("\"" + name + "\"")).as(name).isNotNegative());
    }

    private static Map<String, String> defaults(String markdown) {
        Map<String, String> defaults = new LinkedHashMap<>();
        ROW.matcher(markdown).results().forEach(row -> defaults.put(row.group(1), value(row)));
        return new TreeMap<>(defaults);
    }

    private static String value(MatchResult row) {
        String cell = row.group(3).strip();
        return cell.equals("—") ? "" : cell.replace("`", "");
    }

    private static String everyWorker() throws IOException {
        String document = document();
        return document.substring(document.indexOf("## Every worker: Temporal"), document.indexOf("## worker-"));
    }

    private static String document() throws IOException {
        return Files.readString(ROOT.resolve("docs/configuration.md"));
    }

    private static Iterable<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT, 14)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("/src/main/java/"))
                    .toList();
        }
    }
}
