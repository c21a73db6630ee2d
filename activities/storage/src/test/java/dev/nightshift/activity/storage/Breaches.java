package dev.nightshift.activity.storage;

import dev.nightshift.persistence.Database;
import io.temporal.activity.Activity;
import java.sql.Connection;

/** What must not be done here: each class breaks one ban of {@link ArchitectureTest}. */
final class Breaches {
    private Breaches() {}

    static final class KnowsTemporal {
        final Object context = Activity.getExecutionContext();
    }

    static final class KnowsSql {
        final Class<?> connection = Connection.class;
    }

    static final class KnowsPersistence {
        final Class<?> database = Database.class;
    }
}
