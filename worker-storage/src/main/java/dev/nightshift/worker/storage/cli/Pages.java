package dev.nightshift.worker.storage.cli;

import dev.nightshift.contract.TenantId;
import dev.nightshift.persistence.DeadLetter;
import dev.nightshift.persistence.DeadLetterRepository;
import dev.nightshift.persistence.DocumentCatalog;
import dev.nightshift.persistence.DocumentSummary;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads lists that the database gives page by page. */
final class Pages {
    private static final int SIZE = 1_000;

    private Pages() {}

    static Stream<DocumentSummary> of(DocumentCatalog catalog, TenantId tenant) {
        return of(last -> catalog.list(tenant, SIZE, last == null ? null : last.source()));
    }

    static Stream<DeadLetter> of(DeadLetterRepository letters, TenantId tenant) {
        return of(last -> letters.list(tenant, SIZE, last));
    }

    /** Asks for page after page, each by the last row of the one before. */
    private static <T> Stream<T> of(Function<@Nullable T, List<T>> pages) {
        return Stream.iterate(
                        pages.apply(null),
                        page -> !page.isEmpty(),
                        page -> page.size() < SIZE ? List.of() : pages.apply(page.get(page.size() - 1)))
                .flatMap(List::stream);
    }
}
