package dev.nightshift.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Attacks every table that the catalog knows, with the rights of the workers. */
class TenancyTest {
    private static TwoTenants tenants;

    @BeforeAll
    static void open() {
        tenants = new TwoTenants();
    }

    @AfterAll
    static void close() {
        tenants.close();
    }

    static List<String> tenantTables() {
        return tenants.tables.ofTenants();
    }

    @Test
    void protectsEveryTableThatTheWorkersReach() {
        assertThat(tenants.tables.ofTenants()).hasSizeGreaterThanOrEqualTo(10);
        assertThat(tenants.tables.unprotected()).isEmpty();
    }

    @Test
    void noticesATableWithoutProtection() {
        try (TestDatabase careless = TestDatabase.create()) {
            careless.execute(
                    "CREATE TABLE leak (tenant text NOT NULL)",
                    "CREATE TABLE enabled_only (tenant text NOT NULL)",
                    "ALTER TABLE enabled_only ENABLE ROW LEVEL SECURITY",
                    "CREATE TABLE shared_notes (note text)",
                    "GRANT SELECT, INSERT ON leak, enabled_only, shared_notes TO nightshift_application");

            assertThat(new Tables(careless).unprotected()).containsExactly("enabled_only", "leak", "shared_notes");
        }
    }

    @ParameterizedTest
    @MethodSource("tenantTables")
    void showsNoRowOfAnotherTenant(String table) throws SQLException {
        assertThat(tenants.count(table, "tenant = 'other'"))
                .as("rows to steal from %s", table)
                .isPositive();

        try (Connection connection = tenants.asWorker();
                Statement statement = connection.createStatement()) {
            assertThat(TwoTenants.single(statement, "SELECT count(*) FROM " + table))
                    .isEqualTo("0");
            statement.execute(TwoTenants.ACT_AS_ACME);
            assertThat(TwoTenants.single(statement, "SELECT count(*) FROM " + table + " WHERE tenant <> 'acme'"))
                    .isEqualTo("0");
            assertThat(TwoTenants.single(statement, "SELECT count(*) FROM " + table))
                    .isEqualTo(String.valueOf(tenants.count(table, "tenant = 'acme'")));
        }
    }

    @ParameterizedTest
    @MethodSource("tenantTables")
    void changesNoRowOfAnotherTenant(String table) throws SQLException {
        Map<String, String> before = tenants.tables.digests("tenant = 'other'");

        try (Connection connection = tenants.asWorker();
                Statement statement = connection.createStatement()) {
            statement.execute(TwoTenants.ACT_AS_ACME);
            assertThat(statement.executeUpdate("UPDATE " + table + " SET tenant = tenant WHERE tenant = 'other'"))
                    .isZero();
            assertThat(statement.executeUpdate("DELETE FROM " + table + " WHERE tenant = 'other'"))
                    .isZero();
            connection.commit();
        }

        assertThat(tenants.tables.digests("tenant = 'other'")).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("tenantTables")
    void plantsNoRowWithAnotherTenant(String table) throws SQLException {
        String row = tenants.tables
                .column("SELECT to_json(t) FROM " + table + " t WHERE tenant = 'other' LIMIT 1")
                .get(0);
        String columns = tenants.tables
                .column("SELECT string_agg(attname, ', ') FROM pg_attribute WHERE attrelid = '" + table
                        + "'::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''")
                .get(0);

        tenants.assertRefused("INSERT INTO " + table + " (" + columns + ") OVERRIDING SYSTEM VALUE SELECT " + columns
                + " FROM json_populate_record(NULL::" + table + ", '" + row.replace("'", "''") + "')");
        tenants.assertRefused("UPDATE " + table + " SET tenant = 'other'");
        tenants.assertRefused("TRUNCATE " + table);
        tenants.assertRefused("ALTER TABLE " + table + " NO FORCE ROW LEVEL SECURITY");
        tenants.assertRefused("DROP POLICY own_rows ON " + table);
    }
}
