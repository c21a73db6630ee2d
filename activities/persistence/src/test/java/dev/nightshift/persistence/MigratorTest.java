package dev.nightshift.persistence;

import static dev.nightshift.persistence.Samples.ACME;
import static dev.nightshift.persistence.Samples.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.config.Secret;
import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.WorkException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MigratorTest {
    private static final String COMMAND = "java -jar worker-storage.jar migrate";

    private TestDatabase server;

    @BeforeEach
    void open() {
        server = TestDatabase.createEmpty();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void bringsAnEmptyDatabaseToTheVersionThatWorkersNeed() {
        int applied = Migrator.migrate(server.migration());

        assertThat(applied).isEqualTo(Schema.VERSION);
        try (Database database = Database.open(server.application())) {
            Schema.requireCurrent(database);
            assertThat(Samples.index(new DocumentRepository(database), ACME, source("a"), "text"))
                    .isNotNull();
        }
    }

    @Test
    void changesNothingTheSecondTime() {
        Migrator.migrate(server.migration());
        try (Database database = Database.open(server.application())) {
            Samples.index(new DocumentRepository(database), ACME, source("a"), "text");
            var before = new Tables(server).digests("true");

            assertThat(Migrator.migrate(server.migration())).isZero();
            assertThat(new Tables(server).digests("true")).isEqualTo(before);
        }
    }

    @Test
    void tellsAWorkerWithoutASchemaWhatToRun() {
        try (Database database = Database.open(server.application())) {
            assertThatThrownBy(() -> Schema.requireCurrent(database))
                    .isInstanceOfSatisfying(
                            WorkException.class, e -> assertThat(e.type()).isEqualTo(FailureType.INVALID_INPUT))
                    .hasMessageContaining(COMMAND);
            assertThatThrownBy(() -> new DocumentCatalog(database).count(ACME))
                    .isInstanceOf(WorkException.class)
                    .hasMessageContaining(COMMAND);
        }
    }

    @Test
    void stopsAWorkerThatIsOlderOrNewerThanTheSchema() {
        Migrator.migrate(server.migration());
        try (Database database = Database.open(server.application())) {
            server.execute("UPDATE flyway_schema_history SET version = '99' WHERE version = '4'");
            assertThatThrownBy(() -> Schema.requireCurrent(database)).hasMessageContaining("newer version");

            server.execute("DELETE FROM flyway_schema_history WHERE version = '99'");
            assertThatThrownBy(() -> Schema.requireCurrent(database))
                    .hasMessageContaining("version 3")
                    .hasMessageContaining(COMMAND);
        }
    }

    @Test
    void refusesARoleThatRowLevelSecurityDoesNotBind() {
        assertRefused("nightshift_owner", "owner of the tables");
        assertRefused("postgres", "is a superuser");
        assertRefused("nobody", "CREATE ROLE \"nobody\"");
        Migrator.migrate(server.migration());
        try (Database database = Database.open(server.owner())) {
            assertThatThrownBy(() -> Schema.requireCurrent(database)).hasMessageContaining("owner of the tables");
        }
    }

    private void assertRefused(String application, String reason) {
        MigrationSettings settings =
                new MigrationSettings(server.url(), "nightshift_owner", new Secret("x"), application);
        assertThatThrownBy(() -> Migrator.migrate(settings))
                .isInstanceOfSatisfying(
                        WorkException.class, e -> assertThat(e.type()).isEqualTo(FailureType.INVALID_INPUT))
                .hasMessageContaining(reason);
        assertThat(new Tables(server).column("SELECT nspname FROM pg_namespace WHERE nspname = 'nightshift'"))
                .isEmpty();
    }
}
