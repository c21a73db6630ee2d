package dev.nightshift.persistence;

import static dev.nightshift.persistence.Samples.ACME;
import static dev.nightshift.persistence.Samples.OTHER;
import static dev.nightshift.persistence.Samples.SPACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Attacks every function that the catalog knows, and what roles and connections are left with. */
class TenantRightsTest {
    private static TwoTenants tenants;

    @BeforeAll
    static void open() {
        tenants = new TwoTenants();
    }

    @AfterAll
    static void close() {
        tenants.close();
    }

    @Test
    void opensNoFunctionToTheWorkersButThoseMeant() {
        List<String> callable = tenants.tables.column("""
                SELECT proname || CASE WHEN prosecdef THEN ' as owner ' || coalesce(proconfig[1], '') ELSE '' END
                FROM pg_proc WHERE pronamespace = 'nightshift'::regnamespace
                    AND has_function_privilege('nightshift_application', oid, 'EXECUTE') ORDER BY 1
                """);

        // A function that runs as the owner gets around row-level security: attack each new one below.
        assertThat(callable)
                .containsExactly(
                        "level_bits",
                        "passage_length",
                        "passage_words",
                        "search_matching as owner search_path=nightshift, pg_temp",
                        "search_nearest as owner search_path=nightshift, pg_temp",
                        "text_config");
    }

    @Test
    void letsNoSearchGuessAnotherTenantsRows() throws SQLException {
        SearchRepository search = new SearchRepository(tenants.database);
        long stolen = search.nearest(OTHER, SPACE, Samples.vector("the password of other"), 1)
                .get(0)
                .chunk();
        String document = tenants.tables
                .column("SELECT document_id FROM document WHERE tenant = 'other'"
                        + " AND serving_generation IS NOT NULL")
                .get(0);
        String filter = "ROW('" + document + "')::search_filter";
        String vector = "(SELECT array_fill(0.05::real, ARRAY[384]))";

        try (Connection connection = tenants.asWorker();
                Statement statement = connection.createStatement()) {
            for (String tenant : List.of("", "acme", "other' OR true --", "%")) {
                statement.execute("SELECT set_config('nightshift.tenant', '" + tenant.replace("'", "''") + "', true)");
                String own =
                        TwoTenants.single(statement, "SELECT coalesce(string_agg(chunk_id::text, ','), '') FROM chunk");
                for (String call : List.of(
                        "search_nearest(1, " + vector + ", 1000)",
                        "search_matching('password other', 1000)",
                        "search_matching(NULL, 1000)",
                        "search_matching('x'') OR true --', 1000)")) {
                    String found = TwoTenants.single(
                            statement, "SELECT coalesce(string_agg(chunk_id::text, ','), '') FROM " + call);
                    assertThat(found).as(call + " as " + tenant).isIn("", own);
                }
                for (String call : List.of(
                        "search_nearest(1, " + vector + ", 1000, " + filter + ")",
                        "search_matching('password', 1000, " + filter + ")",
                        "search_matching(NULL, 1000, " + filter + ")")) {
                    assertThat(TwoTenants.single(statement, "SELECT count(*) FROM " + call))
                            .isEqualTo("0");
                }
            }
        }
        assertThat(search.details(ACME, List.of(stolen))).isEmpty();
        assertThat(search.details(OTHER, List.of(stolen))).hasSize(1);
    }

    @Test
    void leavesNoTenantBehindOnAConnection() {
        DatabaseSettings one = new DatabaseSettings(
                tenants.server.application().url(),
                tenants.server.application().user(),
                tenants.server.application().password(),
                1);
        try (Database single = Database.open(one)) {
            assertThat(single.inTenant(ACME, TenantRightsTest::documents)).isPositive();
            assertThat(single.withoutTenant(TenantRightsTest::documents)).isZero();
            assertThatThrownBy(() -> single.inTenant(ACME, handle -> {
                        throw new IllegalStateException("broken off after " + documents(handle));
                    }))
                    .hasMessageContaining("broken off");
            assertThat(single.withoutTenant(TenantRightsTest::documents)).isZero();
        }
    }

    @Test
    void bindsTheRoleOfTheWorkers() {
        assertThat(tenants.tables.column("SELECT rolname FROM pg_roles WHERE rolname LIKE 'nightshift%'"
                        + " AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb)"))
                .isEmpty();
        assertThat(tenants.tables.column(
                        "SELECT relname FROM pg_class WHERE relowner = 'nightshift_application'::regrole"))
                .isEmpty();
        assertThat(tenants.tables.column("SELECT pg_has_role('nightshift_application', 'nightshift_owner', 'MEMBER')"
                        + " OR has_schema_privilege('nightshift_application', 'nightshift', 'CREATE')"))
                .containsExactly("f");
    }

    @Test
    void showsTheDispatcherNothing() {
        assertThat(tenants.tables.column(
                        "SELECT has_schema_privilege('nightshift_dispatcher', 'nightshift', 'USAGE, CREATE')"))
                .containsExactly("f");
    }

    private static int documents(Handle handle) {
        return handle.createQuery("SELECT count(*) FROM document")
                .mapTo(Integer.class)
                .one();
    }
}
