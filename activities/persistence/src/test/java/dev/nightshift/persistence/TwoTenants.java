package dev.nightshift.persistence;

import static dev.nightshift.persistence.Samples.ACME;
import static dev.nightshift.persistence.Samples.OTHER;
import static dev.nightshift.persistence.Samples.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.TenantId;
import dev.nightshift.contract.storage.GenerationRef;
import dev.nightshift.contract.storage.RemoveDocument;
import dev.nightshift.contract.storage.ScanCorpus;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A database with rows of two tenants in every table, and ways to attack it with the rights of the workers. */
final class TwoTenants implements AutoCloseable {
    static final String ACT_AS_ACME = "SELECT set_config('nightshift.tenant', 'acme', true)";
    private static final String REFUSED = "42501";

    final TestDatabase server = TestDatabase.create();
    final Tables tables = new Tables(server);
    final Database database = Database.open(server.application());

    TwoTenants() {
        fill(ACME);
        fill(OTHER);
    }

    @Override
    public void close() {
        database.close();
        server.close();
    }

    /** Leaves rows in every table. */
    private void fill(TenantId tenant) {
        DocumentRepository documents = new DocumentRepository(database);
        Samples.index(documents, tenant, source("secret"), "the password of " + tenant.value());
        OpenedDocument broken = documents.open(tenant, source("broken"));
        GenerationRef box = Samples.ref(tenant, broken, "a box");
        Samples.extract(documents, box, "a box", "en");
        documents.saveUnread(
                box,
                List.of(new UnreadPart(1, List.of("a.pdf"), FailureType.UNSUPPORTED_CONTENT, "the file is broken")));
        documents.recordDeadLetter(tenant, broken.document(), broken.ticket(), FailureType.NOT_FOUND, "gone");
        Samples.index(documents, tenant, source("removed"), "removed");
        new RemovalRepository(database).remove(new RemoveDocument(tenant, source("removed"), "r1"));
        CorpusRepository corpora = new CorpusRepository(database);
        ScanAttempt attempt = corpora.begin(new ScanCorpus(tenant, source(""), "s1"));
        corpora.addItems(attempt, List.of(new ListedDocument(source("secret"), null)));
        new VanishedRepository(database).collect(corpora.complete(attempt, 0, false));
    }

    /** Returns a connection that commits nothing by itself. */
    Connection asWorker() throws SQLException {
        DatabaseSettings worker = server.application();
        Connection connection = DriverManager.getConnection(
                worker.url() + "?currentSchema=nightshift",
                worker.user(),
                worker.password().reveal());
        connection.setAutoCommit(false);
        return connection;
    }

    int count(String table, String condition) {
        return Integer.parseInt(tables.column("SELECT count(*) FROM " + table + " WHERE " + condition)
                .get(0));
    }

    static String single(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    void assertRefused(String attack) throws SQLException {
        try (Connection connection = asWorker();
                Statement statement = connection.createStatement()) {
            statement.execute(ACT_AS_ACME);
            assertThatThrownBy(() -> statement.execute(attack))
                    .as(attack)
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(REFUSED));
        }
    }
}
