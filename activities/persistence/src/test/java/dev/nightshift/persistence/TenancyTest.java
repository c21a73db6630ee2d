package dev.nightshift.persistence;

import static dev.nightshift.persistence.Samples.ACME;
import static dev.nightshift.persistence.Samples.OTHER;
import static dev.nightshift.persistence.Samples.SPACE;
import static dev.nightshift.persistence.Samples.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.TenantId;
import dev.nightshift.contract.storage.RemoveDocument;
import dev.nightshift.contract.storage.ScanCorpus;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Attacks every table and function that the catalog knows, with the rights of the workers. */
class TenancyTest {
    private static final String ACT_AS_ACME = "SELECT set_config('nightshift.tenant', 'acme', true)";
    private static final String REFUSED = "42501";

    private static TestDatabase server;
    private static Database database;
    private static Tables tables;

    @BeforeAll
    static void open() {
        server = TestDatabase.create();
        tables = new Tables(server);
        database = Database.open(server.application());
        fill(ACME);
        fill(OTHER);
    }

    @AfterAll
    static void close() {
        database.close();
        server.close();
    }

    /** Leaves rows in every table. */
    private static void fill(TenantId tenant) {
        DocumentRepository documents = new DocumentRepository(database);
        Samples.index(documents, tenant, source("secret"), "the password of " + tenant.value());
        OpenedDocument broken = documents.open(tenant, source("broken"));
        documents.recordDeadLetter(tenant, broken.document(), broken.ticket(), FailureType.NOT_FOUND, "gone");
        Samples.index(documents, tenant, source("removed"), "removed");
        new RemovalRepository(database).remove(new RemoveDocument(tenant, source("removed"), "r1"));
        CorpusRepository corpora = new CorpusRepository(database);
        corpora.addItems(corpora.begin(new ScanCorpus(tenant, source(""), "s1")), List.of(source("secret")));
    }

    static List<String> tenantTables() {
        return tables.ofTenants();
    }

    @Test
    void protectsEveryTableThatTheWorkersReach() {
        assertThat(tables.ofTenants()).hasSizeGreaterThanOrEqualTo(10);
        assertThat(tables.unprotected()).isEmpty();
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
        assertThat(count(table, "tenant = 'other'"))
                .as("rows to steal from %s", table)
                .isPositive();

        try (Connection connection = asWorker();
                Statement statement = connection.createStatement()) {
            assertThat(single(statement, "SELECT count(*) FROM " + table)).isEqualTo("0");
            statement.execute(ACT_AS_ACME);
            assertThat(single(statement, "SELECT count(*) FROM " + table + " WHERE tenant <> 'acme'"))
                    .isEqualTo("0");
            assertThat(single(statement, "SELECT count(*) FROM " + table))
                    .isEqualTo(String.valueOf(count(table, "tenant = 'acme'")));
        }
    }

    @ParameterizedTest
    @MethodSource("tenantTables")
    void changesNoRowOfAnotherTenant(String table) throws SQLException {
        Map<String, String> before = tables.digests("tenant = 'other'");

        try (Connection connection = asWorker();
                Statement statement = connection.createStatement()) {
            statement.execute(ACT_AS_ACME);
            assertThat(statement.executeUpdate("UPDATE " + table + " SET tenant = tenant WHERE tenant = 'other'"))
                    .isZero();
            assertThat(statement.executeUpdate("DELETE FROM " + table + " WHERE tenant = 'other'"))
                    .isZero();
            connection.commit();
        }

        assertThat(tables.digests("tenant = 'other'")).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("tenantTables")
    void plantsNoRowWithAnotherTenant(String table) throws SQLException {
        String row = tables.column("SELECT to_json(t) FROM " + table + " t WHERE tenant = 'other' LIMIT 1")
                .get(0);
        String columns = tables.column("SELECT string_agg(attname, ', ') FROM pg_attribute WHERE attrelid = '" + table
                        + "'::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''")
                .get(0);

        assertRefused("INSERT INTO " + table + " (" + columns + ") OVERRIDING SYSTEM VALUE SELECT " + columns
                + " FROM json_populate_record(NULL::" + table + ", '" + row.replace("'", "''") + "')");
        assertRefused("UPDATE " + table + " SET tenant = 'other'");
        assertRefused("TRUNCATE " + table);
        assertRefused("ALTER TABLE " + table + " NO FORCE ROW LEVEL SECURITY");
        assertRefused("DROP POLICY own_rows ON " + table);
    }

    @Test
    void opensNoFunctionToTheWorkersButThoseMeant() {
        List<String> callable = tables.column("""
                SELECT proname || CASE WHEN prosecdef THEN ' as owner ' || coalesce(proconfig[1], '') ELSE '' END
                FROM pg_proc WHERE pronamespace = 'nightshift'::regnamespace
                    AND has_function_privilege('nightshift_application', oid, 'EXECUTE') ORDER BY 1
                """);

        // A function that runs as the owner gets around row-level security: attack each new one below.
        assertThat(callable)
                .containsExactly(
                        "passage_words",
                        "query_words",
                        "search_matching as owner search_path=nightshift, pg_temp",
                        "search_nearest as owner search_path=nightshift, pg_temp",
                        "sign_bits",
                        "text_config");
    }

    @Test
    void letsNoSearchGuessAnotherTenantsRows() throws SQLException {
        SearchRepository search = new SearchRepository(database);
        long stolen = search.nearest(OTHER, SPACE, Samples.vector("the password of other"), 1)
                .get(0)
                .chunk();
        String document = tables.column("SELECT document_id FROM document WHERE tenant = 'other'"
                        + " AND serving_generation IS NOT NULL")
                .get(0);
        String vector = "(SELECT array_fill(0.05::real, ARRAY[384]))";

        try (Connection connection = asWorker();
                Statement statement = connection.createStatement()) {
            for (String tenant : List.of("", "acme", "other' OR true --", "%")) {
                statement.execute("SELECT set_config('nightshift.tenant', '" + tenant.replace("'", "''") + "', true)");
                String own = single(statement, "SELECT coalesce(string_agg(chunk_id::text, ','), '') FROM chunk");
                for (String call : List.of(
                        "search_nearest(1, " + vector + ", 1000)",
                        "search_matching('password | other'::tsquery, 1000)",
                        "search_matching('!nothing'::tsquery, 1000)",
                        "search_matching(query_words('password other'), 1000)")) {
                    String found =
                            single(statement, "SELECT coalesce(string_agg(chunk_id::text, ','), '') FROM " + call);
                    assertThat(found).as(call + " as " + tenant).isIn("", own);
                }
                for (String call : List.of(
                        "search_nearest(1, " + vector + ", 1000, '" + document + "')",
                        "search_matching('!nothing'::tsquery, 1000, '" + document + "')")) {
                    assertThat(single(statement, "SELECT count(*) FROM " + call))
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
                server.application().url(),
                server.application().user(),
                server.application().password(),
                1);
        try (Database single = Database.open(one)) {
            assertThat(single.inTenant(ACME, TenancyTest::documents)).isPositive();
            assertThat(single.withoutTenant(TenancyTest::documents)).isZero();
            assertThatThrownBy(() -> single.inTenant(ACME, handle -> {
                        throw new IllegalStateException("broken off after " + documents(handle));
                    }))
                    .hasMessageContaining("broken off");
            assertThat(single.withoutTenant(TenancyTest::documents)).isZero();
        }
    }

    @Test
    void bindsTheRoleOfTheWorkers() {
        assertThat(tables.column("SELECT rolname FROM pg_roles WHERE rolname LIKE 'nightshift%'"
                        + " AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb)"))
                .isEmpty();
        assertThat(tables.column("SELECT relname FROM pg_class WHERE relowner = 'nightshift_application'::regrole"))
                .isEmpty();
        assertThat(tables.column("SELECT pg_has_role('nightshift_application', 'nightshift_owner', 'MEMBER')"
                        + " OR has_schema_privilege('nightshift_application', 'nightshift', 'CREATE')"))
                .containsExactly("f");
    }

    @Test
    void showsTheDispatcherNothing() {
        assertThat(tables.column("SELECT has_schema_privilege('nightshift_dispatcher', 'nightshift', 'USAGE, CREATE')"))
                .containsExactly("f");
    }

    private static int documents(Handle handle) {
        return handle.createQuery("SELECT count(*) FROM document")
                .mapTo(Integer.class)
                .one();
    }

    private static void assertRefused(String attack) throws SQLException {
        try (Connection connection = asWorker();
                Statement statement = connection.createStatement()) {
            statement.execute(ACT_AS_ACME);
            assertThatThrownBy(() -> statement.execute(attack))
                    .as(attack)
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(REFUSED));
        }
    }

    private static int count(String table, String condition) {
        return Integer.parseInt(tables.column("SELECT count(*) FROM " + table + " WHERE " + condition)
                .get(0));
    }

    private static String single(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection asWorker() throws SQLException {
        DatabaseSettings worker = server.application();
        Connection connection = DriverManager.getConnection(
                worker.url() + "?currentSchema=nightshift",
                worker.user(),
                worker.password().reveal());
        connection.setAutoCommit(false);
        return connection;
    }
}
