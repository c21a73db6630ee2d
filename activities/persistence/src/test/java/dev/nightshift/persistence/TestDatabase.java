package dev.nightshift.persistence;

import dev.nightshift.config.Secret;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A database of its own on the real PostgreSQL server of this JVM, with the three roles. The server is
 * started by the first, and ends with the JVM.
 */
public final class TestDatabase implements AutoCloseable {
    private static final String OWNER = "nightshift_owner";
    private static final String APPLICATION = "nightshift_application";
    private static final String DISPATCHER = "nightshift_dispatcher";
    private static final Secret PASSWORD = new Secret("for tests only");
    private static final String MIGRATED = "nightshift_migrated";
    private static final AtomicInteger CREATED = new AtomicInteger();

    private final String name;

    private TestDatabase(String name) {
        this.name = name;
    }

    /** Creates a database with the schema in its current version and no rows. */
    public static synchronized TestDatabase create() {
        if (!exists()) {
            prepare();
        }
        return copyOf(MIGRATED);
    }

    /** Creates a database without the schema. */
    public static synchronized TestDatabase createEmpty() {
        if (!exists()) {
            prepare();
        }
        return copyOf("template0");
    }

    /** Stops the server, as an outage would. Every test database is gone until {@link #startServer}. */
    public static void stopServer() {
        TestServer.stop();
    }

    /** Starts the server again, with all data and at the same address. */
    public static void startServer() {
        TestServer.start();
    }

    public DatabaseSettings owner() {
        return settings(OWNER);
    }

    public DatabaseSettings application() {
        return settings(APPLICATION);
    }

    public DatabaseSettings dispatcher() {
        return settings(DISPATCHER);
    }

    public MigrationSettings migration() {
        return new MigrationSettings(url(), OWNER, PASSWORD, APPLICATION);
    }

    public String url() {
        return TestServer.url(name);
    }

    /** Connects as the server's superuser, whom nothing binds: for looking at what is stored. */
    public Connection asSuperuser() throws SQLException {
        return DriverManager.getConnection(url() + "?currentSchema=nightshift", TestServer.SUPERUSER, "");
    }

    /** Runs statements as the superuser. */
    public void execute(String... statements) {
        run(name, statements);
    }

    @Override
    public void close() {
        run("postgres", "DROP DATABASE " + name + " WITH (FORCE)");
    }

    private DatabaseSettings settings(String role) {
        return new DatabaseSettings(url(), role, PASSWORD, 10);
    }

    private static boolean exists() {
        TestServer.start();
        try (Connection connection = DriverManager.getConnection(TestServer.url("postgres"), TestServer.SUPERUSER, "");
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT FROM pg_database WHERE datname = '" + MIGRATED + "'")) {
            return rows.next();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void prepare() {
        for (String role : new String[] {OWNER, APPLICATION, DISPATCHER}) {
            run("postgres", "CREATE ROLE " + role + " LOGIN PASSWORD '" + PASSWORD.reveal() + "'");
        }
        run("postgres", "CREATE DATABASE " + MIGRATED + " OWNER " + OWNER + " TEMPLATE template0");
        Migrator.migrate(new TestDatabase(MIGRATED).migration());
    }

    private static TestDatabase copyOf(String template) {
        String name = "nightshift_" + CREATED.incrementAndGet();
        run("postgres", "CREATE DATABASE " + name + " OWNER " + OWNER + " TEMPLATE " + template);
        return new TestDatabase(name);
    }

    private static void run(String database, String... statements) {
        String url = TestServer.url(database) + "?currentSchema=nightshift";
        try (Connection connection = DriverManager.getConnection(url, TestServer.SUPERUSER, "");
                Statement statement = connection.createStatement()) {
            for (String text : statements) {
                statement.execute(text);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
