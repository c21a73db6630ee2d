package dev.nightshift.worker.storage.cli;

import java.net.URI;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a list that the database gives page by page, in the order of sources. */
final class Pages {
    static final int SIZE = 1_000;

    private Pages() {}

    /** A page of at most {@value #SIZE} rows after a source; from the beginning if that is null. */
    @FunctionalInterface
    interface Page<T> {
        List<T> after(@Nullable URI source);
    }

    static <T> Stream<T> of(Page<T> pages, Function<T, URI> source) {
        return Stream.iterate(
                        pages.after(null),
                        page -> !page.isEmpty(),
                        page -> page.size() < SIZE ? List.of() : pages.after(source.apply(page.get(page.size() - 1))))
                .flatMap(List::stream);
    }
}
