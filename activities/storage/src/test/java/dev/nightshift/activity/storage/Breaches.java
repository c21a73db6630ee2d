package dev.nightshift.activity.storage;

import dev.nightshift.persistence.Database;
import io.temporal.activity.Activity;

/** What reading and parsing must not do: each class breaks one ban of {@link ArchitectureTest}. */
final class Breaches {
    private Breaches() {}

    static final class KnowsTemporal {
        final Object context = Activity.getExecutionContext();
    }

    static final class KnowsPersistence {
        final Class<?> database = Database.class;
    }
}
