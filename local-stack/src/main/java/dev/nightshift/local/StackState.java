package dev.nightshift.local;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** The records of all parts, in one small file that is replaced as a whole. */
final class StackState {
    private static final List<String> FIELDS = List.of("kind", "pid", "startedAt", "port", "uiPort");

    private final StackHome home;
    private final Path file;

    StackState(StackHome home) {
        this.home = requireNonNull(home, "home");
        this.file = home.file("state.properties");
    }

    /** Returns what is known of a part, {@link PartRecord#none} if nothing. */
    PartRecord find(String name) {
        Properties all = load();
        if (all.getProperty(name + ".pid") == null) {
            return PartRecord.none(name);
        }
        try {
            return new PartRecord(
                    name,
                    all.getProperty(name + ".kind", ""),
                    Long.parseLong(all.getProperty(name + ".pid")),
                    Instant.parse(all.getProperty(name + ".startedAt")),
                    Integer.parseInt(all.getProperty(name + ".port")),
                    Integer.parseInt(all.getProperty(name + ".uiPort")));
        } catch (RuntimeException e) {
            throw new StackException(file + " is damaged; delete it and run up again: " + e.getMessage(), e);
        }
    }

    /** Returns the names of all parts that should run, in the order of their names. */
    List<String> wanted() {
        List<String> names = new ArrayList<>();
        load().stringPropertyNames().stream()
                .filter(key -> key.endsWith(".pid"))
                .map(key -> key.substring(0, key.length() - ".pid".length()))
                .filter(name -> find(name).isWanted())
                .sorted()
                .forEach(names::add);
        return names;
    }

    void save(PartRecord part) {
        Properties all = load();
        List<String> values = List.of(
                part.kind(),
                Long.toString(part.pid()),
                part.startedAt().toString(),
                Integer.toString(part.port()),
                Integer.toString(part.uiPort()));
        for (int i = 0; i < FIELDS.size(); i++) {
            all.setProperty(part.name() + "." + FIELDS.get(i), values.get(i));
        }
        try {
            StringWriter text = new StringWriter();
            all.store(text, "What this stack started; written by the stack");
            home.write(file, text.toString());
        } catch (IOException e) {
            throw new StackException("cannot write " + file + ": " + e, e);
        }
    }

    private Properties load() {
        Properties all = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                all.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return all;
    }
}
