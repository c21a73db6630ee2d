package dev.nightshift.persistence;

import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.WorkException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells failures that pass from those that somebody must mend, by SQLSTATE. */
final class SqlFailures {
    static final String MIGRATE = "run: java -jar worker-storage.jar migrate";

    private static final Set<String> CONFLICTS = Set.of("40001", "40P01");
    private static final Set<String> NO_SCHEMA = Set.of("42P01", "42883", "42703", "3F000");
    private static final Set<String> REFUSED = Set.of("28000", "28P01");
    private static final String NO_DATABASE = "3D000";

    private SqlFailures() {}

    /** Returns what to throw in place of {@code failure}: itself, if it is a bug. */
    static RuntimeException translate(RuntimeException failure) {
        Optional<SQLException> sql = sqlCause(failure);
        if (sql.isEmpty()) {
            return failure;
        }
        String state = state(sql.get());
        // What has no state comes from this side of the connection: the pool is closed, or the thread interrupted.
        // An SQL message may quote a row: only the state goes into ours.
        if (state.isEmpty() || isPoolTimeout(failure) || isUnavailable(state)) {
            return new WorkException(FailureType.UNAVAILABLE, "the database is not available " + code(state), failure);
        }
        if (state.startsWith("53")) {
            return new WorkException(
                    FailureType.OUT_OF_CAPACITY, "the database has no room left " + code(state), failure);
        }
        if (NO_SCHEMA.contains(state)) {
            return new WorkException(
                    FailureType.UNAVAILABLE, "the database has not the schema of this version; " + MIGRATE, failure);
        }
        return failure;
    }

    /** Returns what to throw if no connection could be made at the start. */
    static RuntimeException onConnect(String url, String user, RuntimeException failure) {
        Optional<SQLException> sql = sqlCause(failure);
        String state = sql.map(SqlFailures::state).orElse("");
        String address = JdbcUrl.address(url);
        String place = address + " as " + user;
        if (REFUSED.contains(state)) {
            return new WorkException(FailureType.NOT_AUTHORIZED, "the database refuses " + place, failure);
        }
        if (NO_DATABASE.equals(state)) {
            return new WorkException(FailureType.INVALID_INPUT, "there is no database at " + address, failure);
        }
        if (!url.startsWith("jdbc:postgresql:")) {
            return new WorkException(FailureType.INVALID_INPUT, "not a PostgreSQL URL: " + address, failure);
        }
        return new WorkException(FailureType.UNAVAILABLE, "cannot reach the database at " + place, failure);
    }

    /** Returns what to throw if the migrations failed. */
    static RuntimeException onMigrate(RuntimeException failure) {
        RuntimeException translated = translate(failure);
        return translated == failure
                ? new WorkException(
                        FailureType.INVALID_INPUT, "the schema cannot be migrated: " + failure.getMessage(), failure)
                : translated;
    }

    /** Whatever kept the pool from connecting now may be mended while it goes on trying. */
    private static boolean isPoolTimeout(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(SQLTransientConnectionException.class::isInstance);
    }

    private static boolean isUnavailable(String state) {
        return state.startsWith("08") || state.startsWith("57P0") || CONFLICTS.contains(state);
    }

    private static Optional<SQLException> sqlCause(Throwable failure) {
        SQLException deepest = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && (deepest == null || sql.getSQLState() != null)) {
                deepest = sql;
            }
        }
        return Optional.ofNullable(deepest);
    }

    private static String state(SQLException failure) {
        @Nullable String state = failure.getSQLState();
        return state == null ? "" : state;
    }

    private static String code(String state) {
        return state.isEmpty() ? "(no connection)" : "(SQLSTATE " + state + ")";
    }
}
