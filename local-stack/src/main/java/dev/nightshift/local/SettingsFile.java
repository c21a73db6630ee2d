package dev.nightshift.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.zip.CRC32;

/** The settings by which workers and commands find this stack: {@code nightshift.properties}. */
final class SettingsFile {
    private static final String ROOTS = "STORAGE_ALLOWED_ROOTS";
    /** Stands in for Temporal's configuration file of the user, whose key and TLS are for another server. */
    private static final String NO_PROFILE = "temporal.toml";

    private SettingsFile() {}

    static Path path(StackHome home) {
        return home.file("nightshift.properties");
    }

    /** Writes what the stack decides and keeps what its user has added. Returns all of it. */
    static Map<String, String> write(
            StackHome home, PartRecord temporal, PartRecord postgres, StackOptions options, Credentials credentials) {
        Map<String, String> settings = new TreeMap<>(read(home));
        settings.put("TEMPORAL_ADDRESS", "127.0.0.1:" + temporal.port());
        settings.put("TEMPORAL_NAMESPACE", TemporalProbe.NAMESPACE);
        settings.put("TEMPORAL_CONFIG_FILE", home.file(NO_PROFILE).toString());
        settings.put("DATABASE_URL", url(postgres));
        settings.put("DATABASE_USER", Credentials.APPLICATION);
        settings.put("DATABASE_PASSWORD", credentials.application().reveal());
        settings.put("DATABASE_OWNER_USER", Credentials.OWNER);
        settings.put("DATABASE_OWNER_PASSWORD", credentials.owner().reveal());
        settings.put("DATABASE_DISPATCHER_USER", Credentials.DISPATCHER);
        settings.put("DATABASE_DISPATCHER_PASSWORD", credentials.dispatcher().reveal());
        if (!options.allowedRoots().isEmpty()) {
            settings.put(ROOTS, joined(options.allowedRoots()));
        }
        settings.putIfAbsent(ROOTS, options.checkout().toString());
        String text = settings.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue().replace("\\", "\\\\") + "\n")
                .collect(joining("", "# Written by scripts/up. Lines that you add are kept.\n", ""));
        try {
            home.write(home.file(NO_PROFILE), "# Written by scripts/up: nothing but its own.\n[profile.default]\n");
            home.write(path(home), text);
        } catch (IOException e) {
            throw new StackException("cannot write " + path(home) + ": " + e, e);
        }
        return settings;
    }

    static Map<String, String> read(StackHome home) {
        Properties properties = new Properties();
        if (Files.exists(path(home))) {
            try (Reader reader = Files.newBufferedReader(path(home))) {
                properties.load(reader);
            } catch (IOException e) {
                throw new StackException("cannot read " + path(home) + ": " + e, e);
            }
        }
        Map<String, String> settings = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> settings.put(name, properties.getProperty(name)));
        return settings;
    }

    /** Returns a few characters that change with the settings and tell nothing of them. */
    static String fingerprint(StackHome home) {
        CRC32 sum = new CRC32();
        sum.update(read(home).toString().getBytes(UTF_8));
        return Long.toHexString(sum.getValue());
    }

    static String url(PartRecord postgres) {
        return "jdbc:postgresql://127.0.0.1:" + postgres.port() + "/" + Credentials.DATABASE;
    }

    private static String joined(List<Path> roots) {
        return roots.stream()
                .map(root -> root.toAbsolutePath().normalize().toString())
                .collect(joining(File.pathSeparator));
    }
}
