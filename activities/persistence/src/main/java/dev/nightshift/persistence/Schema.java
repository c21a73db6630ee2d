package dev.nightshift.persistence;

import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.WorkException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The schema as a worker finds it. */
public final class Schema {
    /** Number of the last migration. */
    static final int VERSION = 4;

    private Schema() {}

    /**
     * Makes sure that a worker may start on this database.
     *
     * @throws WorkException INVALID_INPUT if the schema is absent or of another version, or if the role
     *     could get around row-level security; the message says what to run
     */
    public static void requireCurrent(Database database) {
        database.withoutTenant(handle -> {
            int version = version(handle).orElse(0);
            if (version < VERSION) {
                throw new WorkException(FailureType.INVALID_INPUT, outdated(version));
            }
            if (version > VERSION) {
                throw new WorkException(
                        FailureType.INVALID_INPUT,
                        "the database has schema version " + version + ", but this program knows " + VERSION
                                + "; run a newer version of the program");
            }
            Roles.requireBound(handle, currentUser(handle));
            return version;
        });
    }

    private static String outdated(int version) {
        return version == 0
                ? "the database has no schema yet, or this role has no rights on it; " + SqlFailures.MIGRATE
                : "the database has schema version " + version + ", but this program needs " + VERSION + "; "
                        + SqlFailures.MIGRATE;
    }

    private static Optional<Integer> version(Handle handle) {
        // Asking for a table that is not there would fail; this asks whether it is there to be read.
        boolean readable =
                handle.createQuery("""
                SELECT coalesce(has_schema_privilege('nightshift', 'USAGE')
                    AND has_table_privilege(to_regclass('nightshift.flyway_schema_history'), 'SELECT'), false)
                FROM pg_namespace WHERE nspname = 'nightshift'
                """).mapTo(Boolean.class).findOne().orElse(false);
        if (!readable) {
            return Optional.empty();
        }
        return handle.createQuery("SELECT max(version::integer) FROM flyway_schema_history WHERE success")
                .mapTo(Integer.class)
                .findOne();
    }

    private static String currentUser(Handle handle) {
        return handle.createQuery("SELECT current_user").mapTo(String.class).one();
    }
}
