package dev.nightshift.local;

import dev.nightshift.config.Secret;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** Sets up the database and the three roles that the service knows. Tables are none of its business. */
final class PostgresRoles {
    private static final String CONNECT_SECONDS = "5";

    private PostgresRoles() {}

    /** Creates what is absent and sets the passwords anew; a repeat changes nothing. */
    static void ensure(int port, Credentials credentials) throws SQLException {
        try (Connection connection = connect(port, "postgres", Credentials.SUPERUSER, credentials.superuser())) {
            ensureRole(connection, Credentials.OWNER, credentials.owner());
            ensureRole(connection, Credentials.APPLICATION, credentials.application());
            ensureRole(connection, Credentials.DISPATCHER, credentials.dispatcher());
            if (!exists(connection, "SELECT FROM pg_database WHERE datname = '" + Credentials.DATABASE + "'")) {
                execute(connection, "CREATE DATABASE " + Credentials.DATABASE + " OWNER " + Credentials.OWNER);
            }
            execute(connection, "REVOKE ALL ON DATABASE " + Credentials.DATABASE + " FROM PUBLIC");
            execute(
                    connection,
                    "GRANT CONNECT ON DATABASE " + Credentials.DATABASE + " TO " + Credentials.APPLICATION + ", "
                            + Credentials.DISPATCHER);
        }
    }

    /** Returns whether the application role can log in and ask. */
    static boolean answers(int port, Credentials credentials) {
        try (Connection connection =
                connect(port, Credentials.DATABASE, Credentials.APPLICATION, credentials.application())) {
            return connection.isValid(Integer.parseInt(CONNECT_SECONDS));
        } catch (SQLException e) {
            return false;
        }
    }

    static Connection connect(int port, String database, String user, Secret password) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password.reveal());
        properties.setProperty("connectTimeout", CONNECT_SECONDS);
        properties.setProperty("socketTimeout", "60");
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + database, properties);
    }

    /** The passwords are hexadecimal, so nothing in them ends a literal. */
    private static void ensureRole(Connection connection, String role, Secret password) throws SQLException {
        boolean known = exists(connection, "SELECT FROM pg_roles WHERE rolname = '" + role + "'");
        execute(
                connection,
                (known ? "ALTER" : "CREATE") + " ROLE " + role
                        + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS NOREPLICATION PASSWORD '"
                        + password.reveal() + "'");
    }

    private static boolean exists(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            return found.next();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
