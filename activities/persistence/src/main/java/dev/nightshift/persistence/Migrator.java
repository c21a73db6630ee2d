package dev.nightshift.persistence;

import dev.nightshift.contract.WorkException;
import dev.nightshift.contract.storage.EmbeddingSpace;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the schema to the version that this program works with. Nothing else changes it. */
public final class Migrator {
    private static final String MIGRATIONS = "classpath:dev/nightshift/persistence/migrations";
    private static final List<EmbeddingSpace> SPACES = List.of(new EmbeddingSpace("minilm-l6-q", "1", 384));

    private Migrator() {}

    /**
     * Applies what is missing and grants the application role its rights. Takes seconds; a repeat
     * changes nothing. Creates no role: whoever owns the server does.
     *
     * @return number of migrations applied now
     * @throws WorkException UNAVAILABLE if the database cannot be reached; NOT_AUTHORIZED if the owner is
     *     refused; INVALID_INPUT if the application role does not exist or could get around row-level
     *     security, or if the schema is of a later version
     */
    public static int migrate(MigrationSettings settings) {
        try (Database database = Database.open(settings.asOwner())) {
            database.withoutTenant(handle -> {
                Roles.requireBound(handle, settings.application());
                return true;
            });
            int applied = applyMigrations(database);
            database.withoutTenant(handle -> {
                SPACES.forEach(space -> Spaces.ensure(handle, space));
                Roles.grant(handle, settings.application());
                return true;
            });
            return applied;
        }
    }

    private static int applyMigrations(Database database) {
        try {
            return Flyway.configure()
                    .dataSource(database.dataSource())
                    .schemas(Database.SCHEMA)
                    .locations(MIGRATIONS)
                    .failOnMissingLocations(true)
                    .cleanDisabled(true)
                    .load()
                    .migrate()
                    .migrationsExecuted;
        } catch (FlywayException e) {
            throw SqlFailures.onMigrate(e);
        }
    }
}
