package dev.nightshift.activity.storage.content;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines between {@code ---} and {@code ---} at the start of a Markdown file. Of YAML only simple
 * values and lists of them are understood.
 *
 * @param source the lines with their marks, or "" if there are none
 */
record FrontMatter(String source, Map<String, List<String>> values) {
    private static final int LONGEST = 16_384;
    private static final Pattern BLOCK =
            Pattern.compile("---[ \t]*\n(.*?)\n(?:---|\\.\\.\\.)[ \t]*(?:\n|$)", Pattern.DOTALL);
    private static final Pattern ENTRY = Pattern.compile("([A-Za-z][\\w-]*):[ \t]*(.*)");
    private static final Pattern ITEM = Pattern.compile("[ \t]*-[ \t]+(.*)");

    static FrontMatter of(String text) {
        Matcher matcher = BLOCK.matcher(text).region(0, Math.min(text.length(), LONGEST));
        if (!matcher.lookingAt()) {
            return new FrontMatter("", Map.of());
        }
        return new FrontMatter(matcher.group(), read(matcher.group(1)));
    }

    int length() {
        return source.length();
    }

    /** Returns as many lines and characters as the source has, all blank. */
    String blanks() {
        return source.replaceAll("[^\n]", " ");
    }

    void copyTo(DraftMetadata metadata) {
        of("title", values).forEach(metadata::title);
        of("author", values).forEach(metadata::authors);
        of("authors", values).forEach(metadata::authors);
        of("date", values).forEach(date -> Dates.parse(date).ifPresent(metadata::created));
        of("created", values).forEach(date -> Dates.parse(date).ifPresent(metadata::created));
        of("updated", values).forEach(date -> Dates.parse(date).ifPresent(metadata::modified));
        of("modified", values).forEach(date -> Dates.parse(date).ifPresent(metadata::modified));
    }

    private static List<String> of(String key, Map<String, List<String>> values) {
        return values.getOrDefault(key, List.of());
    }

    private static Map<String, List<String>> read(String lines) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        List<String> current = new ArrayList<>();
        for (String line : lines.split("\n", -1)) {
            Matcher entry = ENTRY.matcher(line);
            Matcher item = ITEM.matcher(line);
            if (entry.matches()) {
                current = values.computeIfAbsent(entry.group(1), key -> new ArrayList<>());
                addAll(entry.group(2).strip(), current);
            } else if (item.matches()) {
                addAll(item.group(1).strip(), current);
            }
        }
        return values;
    }

    private static void addAll(String value, List<String> values) {
        boolean list = value.startsWith("[") && value.endsWith("]");
        for (String part : list ? value.substring(1, value.length() - 1).split(",") : new String[] {value}) {
            String plain = part.strip().replaceAll("^([\"'])(.*)\\1$", "$2");
            if (!plain.isEmpty()) {
                values.add(plain);
            }
        }
    }
}
