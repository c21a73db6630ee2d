package dev.nightshift.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The file that settings may come from, as Java properties. */
record SettingsFile(String name, Map<String, String> values) {
    static final String VARIABLE = "NIGHTSHIFT_CONFIG";
    static final SettingsFile NONE = new SettingsFile("nightshift.properties", Map.of());

    /** Where a file is looked for when none is named; the second is what a local stack writes. */
    private static final List<String> PLACES = List.of("nightshift.properties", ".nightshift/nightshift.properties");

    SettingsFile {
        values = Map.copyOf(values);
    }

    /**
     * Reads the file called {@code name}, or the first that is there if {@code name} is null or blank.
     *
     * @throws ConfigException if the file cannot be read, or is named and not there
     */
    static SettingsFile find(@Nullable String name, Path workingDirectory) {
        if (name != null && !name.isBlank()) {
            Path path = workingDirectory.resolve(name);
            if (Files.notExists(path)) {
                throw new ConfigException(VARIABLE + " names a file that does not exist: " + name);
            }
            return read(path);
        }
        return PLACES.stream()
                .map(workingDirectory::resolve)
                .filter(Files::exists)
                .findFirst()
                .map(SettingsFile::read)
                .orElse(NONE);
    }

    private static SettingsFile read(Path path) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(path)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new ConfigException("cannot read " + path + ": " + e);
        }
        Map<String, String> values = new LinkedHashMap<>();
        properties.stringPropertyNames().forEach(key -> values.put(key, properties.getProperty(key)));
        return new SettingsFile(path.toString(), values);
    }
}
