package dev.nightshift.system;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;

/** What a tenant's index holds, read from the database as the application's role. */
final class Index {
    private final Map<String, String> settings;
    private final String tenant;

    Index(Map<String, String> settings, String tenant) {
        this.settings = settings;
        this.tenant = tenant;
    }

    /** Returns the number of documents that search sees. */
    int serving() throws SQLException {
        return count("SELECT count(*) FROM document WHERE serving_generation IS NOT NULL");
    }

    int deadLetters() throws SQLException {
        return count("SELECT count(*) FROM dead_letter");
    }

    /** Returns the number of versions that do not serve: what is being built, or was left behind. */
    int strayGenerations() throws SQLException {
        return count("SELECT count(*) FROM generation WHERE NOT EXISTS"
                + " (SELECT FROM document WHERE serving_generation = generation.generation)");
    }

    /** Returns the number of passages that stand in the index more than once. */
    int doubledChunks() throws SQLException {
        return count("SELECT count(*) FROM (SELECT FROM chunk JOIN generation USING (tenant, generation)"
                + " GROUP BY document_id, span_start HAVING count(*) > 1) AS doubled");
    }

    private int count(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        settings.get("DATABASE_URL"),
                        settings.get("DATABASE_USER"),
                        settings.get("DATABASE_PASSWORD"));
                PreparedStatement setTenant =
                        connection.prepareStatement("SELECT set_config('nightshift.tenant', ?, false),"
                                + " set_config('search_path', 'nightshift', false)");
                PreparedStatement select = connection.prepareStatement(query)) {
            setTenant.setString(1, tenant);
            setTenant.execute();
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }
}
