package dev.nightshift.worker.storage;

import java.sql.Connection;
import org.apache.tika.Tika;

/** What a worker must not do: each class breaks one ban of {@link ArchitectureTest}. */
final class Breaches {
    private Breaches() {}

    static final class WritesSql {
        final Class<?> connection = Connection.class;
    }

    static final class ParsesDocuments {
        final Class<?> parser = Tika.class;
    }
}
