package dev.nightshift.persistence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Text from documents, which may hold what PostgreSQL cannot store. Lengths stay, so that spans fit. */
final class StorableText {
    private StorableText() {}

    static String of(String text) {
        return text.replace('\0', '\uFFFD');
    }

    static String cut(String text, int length) {
        return of(text.length() <= length ? text : text.substring(0, length - 1) + "\u2026");
    }

    static @Nullable String ofNullable(@Nullable String text) {
        return text == null ? null : of(text);
    }

    static String[] ofAll(List<String> texts) {
        return texts.stream().map(StorableText::of).toArray(String[]::new);
    }
}
