package dev.nightshift.config;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Reads typed settings: from the environment, else from {@code nightshift.properties}, else the
 * default.
 *
 * <p>A reader never throws for a bad value. It remembers the error and returns the default, or a
 * placeholder where there is none, so that all settings are read before {@link #check} reports all
 * errors at once. Open no resource before that.
 */
public final class Env {
    private static final String DEFAULT = "default";
    private static final String ENVIRONMENT = "environment";

    private final Map<String, String> variables;
    private final SettingsFile file;
    private final Map<String, Setting> read = new LinkedHashMap<>();
    private final Map<String, String> errors = new LinkedHashMap<>();

    private Env(Map<String, String> variables, SettingsFile file) {
        this.variables = Map.copyOf(variables);
        this.file = file;
    }

    /**
     * Reads the environment of this process, and the file that {@code NIGHTSHIFT_CONFIG} names, by
     * default {@code nightshift.properties} in the working directory, else in its folder {@code
     * .nightshift}.
     *
     * @throws ConfigException if the file cannot be read, or is named and not there
     */
    public static Env system() {
        return load(System.getenv(), Path.of(""));
    }

    /** Reads {@code variables} and no file. */
    public static Env of(Map<String, String> variables) {
        return new Env(variables, SettingsFile.NONE);
    }

    static Env load(Map<String, String> variables, Path workingDirectory) {
        return new Env(variables, SettingsFile.find(variables.get(SettingsFile.VARIABLE), workingDirectory));
    }

    /** Returns the value of a variable without which the process cannot run, or "" if it is unset. */
    public String required(String name) {
        return value(name, false).orElseGet(() -> missing(name));
    }

    /** Reads a required value of which {@link #effective} tells no more than {@code shown} leaves of it. */
    public String required(String name, UnaryOperator<String> shown) {
        return value(name, shown).orElseGet(() -> missing(name));
    }

    public String text(String name, String fallback) {
        return value(name, false).orElseGet(() -> byDefault(name, fallback));
    }

    public Optional<String> optional(String name) {
        return value(name, false).or(() -> {
            byDefault(name, "");
            return Optional.empty();
        });
    }

    /** Returns a required value that must not reach a log. */
    public Secret secret(String name) {
        return new Secret(value(name, true).orElseGet(() -> missing(name)));
    }

    public Optional<Secret> optionalSecret(String name) {
        return value(name, true).map(Secret::new).or(() -> {
            byDefault(name, "");
            return Optional.empty();
        });
    }

    /** Reads a whole number from {@code min} to {@code max}. */
    public int integer(String name, int fallback, int min, int max) {
        return (int) whole(name, fallback, min, max);
    }

    /** Reads a whole number from {@code min} to {@code max}. */
    public long whole(String name, long fallback, long min, long max) {
        return parse(name, fallback, "a whole number from " + min + " to " + max, text -> {
            long value = Long.parseLong(text);
            if (value < min || value > max) {
                throw new NumberFormatException(text);
            }
            return value;
        });
    }

    /** Reads an ISO-8601 duration such as {@code PT30S}, from {@code min} to {@code max}. */
    public Duration duration(String name, Duration fallback, Duration min, Duration max) {
        String expected = "a duration such as PT30S, from " + min + " to " + max;
        return parse(name, fallback, expected, text -> {
            Duration value = Duration.parse(text);
            if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
                throw new DateTimeParseException("out of range", text, 0);
            }
            return value;
        });
    }

    /** Reads one of {@code allowed}, in any case; returns it as written there. */
    public String oneOf(String name, String fallback, List<String> allowed) {
        return parse(
                name,
                fallback,
                "one of " + String.join(", ", allowed),
                text -> allowed.stream()
                        .filter(text::equalsIgnoreCase)
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(text)));
    }

    public boolean flag(String name, boolean fallback) {
        return parse(name, fallback, "true or false", text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        });
    }

    public Path path(String name, Path fallback) {
        return parse(name, fallback, "a path", Path::of);
    }

    /** Reads paths separated as in {@code PATH}: by a colon, on Windows by a semicolon. */
    public List<Path> paths(String name, List<Path> fallback) {
        String defaults = fallback.stream().map(Path::toString).collect(joining(File.pathSeparator));
        Optional<String> text = value(name, false);
        if (text.isEmpty()) {
            byDefault(name, defaults);
            return List.copyOf(fallback);
        }
        return parse(
                name,
                fallback,
                "paths separated by " + File.pathSeparator,
                value -> Stream.of(value.split(File.pathSeparator))
                        .filter(part -> !part.isBlank())
                        .map(Path::of)
                        .toList());
    }

    /** Records that a value, though well formed, cannot be used. Reported by {@link #check}. */
    public void reject(String name, String message) {
        errors.put(name, name + " " + message);
    }

    /**
     * Ends the reading of settings.
     *
     * @throws ConfigException if any variable was missing or malformed; the message has a line for each
     */
    public void check() {
        if (!errors.isEmpty()) {
            throw new ConfigException(String.join("\n", errors.values()));
        }
    }

    /** Returns every setting read so far, in the order of reading, with secrets masked. */
    public List<Setting> effective() {
        return new ArrayList<>(read.values());
    }

    /** Returns the names, sorted, of all variables and file entries that start with {@code prefix}. */
    public List<String> namesStartingWith(String prefix) {
        return Stream.concat(variables.keySet().stream(), file.values().keySet().stream())
                .filter(name -> name.startsWith(prefix))
                .distinct()
                .sorted()
                .toList();
    }

    /** Replaces what {@link #effective} tells about a setting, where its value came from elsewhere. */
    public void report(Setting setting) {
        read.put(setting.name(), setting);
    }

    private Optional<String> value(String name, boolean secret) {
        return value(name, value -> secret ? Secret.MASK : value);
    }

    private Optional<String> value(String name, UnaryOperator<String> shown) {
        requireNonNull(name, "name");
        String value = variables.get(name);
        String origin = ENVIRONMENT;
        if (value == null || value.isBlank()) {
            value = file.values().get(name);
            origin = file.name();
        }
        if (value == null || value.isBlank()) {
            return Optional.empty();
        }
        report(new Setting(name, shown.apply(value.strip()), origin));
        return Optional.of(value.strip());
    }

    private <T> T parse(String name, T fallback, String expected, Function<String, T> parser) {
        Optional<String> text = value(name, false);
        if (text.isEmpty()) {
            byDefault(name, fallback.toString());
            return fallback;
        }
        try {
            return parser.apply(text.get());
        } catch (IllegalArgumentException | DateTimeParseException e) {
            return fail(name, name + " must be " + expected + " but is " + text.get(), fallback);
        }
    }

    private <T> T fail(String name, String message, T placeholder) {
        errors.put(name, message);
        return placeholder;
    }

    private String missing(String name) {
        report(new Setting(name, "", "not set"));
        return fail(name, name + " is not set", "");
    }

    private String byDefault(String name, String fallback) {
        report(new Setting(name, fallback, DEFAULT));
        return fallback;
    }
}
