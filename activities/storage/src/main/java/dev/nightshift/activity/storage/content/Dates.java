package dev.nightshift.activity.storage.content;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Dates as documents write them. A date without a zone is taken as UTC. */
final class Dates {
    private static final List<Function<String, Instant>> FORMS = List.of(
            text -> OffsetDateTime.parse(text).toInstant(),
            text -> LocalDateTime.parse(text).toInstant(ZoneOffset.UTC),
            text -> LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC),
            text -> OffsetDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());

    private Dates() {}

    static Optional<Instant> parse(@Nullable String text) {
        String form = text == null ? "" : text.strip().replaceFirst("^(\\d{4}-\\d{2}-\\d{2}) (?=\\d)", "$1T");
        for (Function<String, Instant> reader : FORMS) {
            try {
                return Optional.of(reader.apply(form));
            } catch (DateTimeException e) {
                continue; // The next form may fit.
            }
        }
        return Optional.empty();
    }
}
