package dev.nightshift.persistence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Looks at the tables as they are in the catalog, with the eyes of the superuser. */
final class Tables {
    private final TestDatabase server;

    Tables(TestDatabase server) {
        this.server = server;
    }

    /** Returns every table that holds rows of tenants. */
    List<String> ofTenants() {
        return column("""
                SELECT c.relname FROM pg_class c
                JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant' AND NOT a.attisdropped
                WHERE c.relnamespace = 'nightshift'::regnamespace AND c.relkind IN ('r', 'p') ORDER BY 1
                """);
    }

    /** Returns every table that the workers can reach and that does not keep tenants apart. */
    List<String> unprotected() {
        return column("""
                SELECT c.relname FROM pg_class c
                LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant' AND NOT a.attisdropped
                WHERE c.relnamespace = 'nightshift'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
                    AND CASE WHEN a.attname IS NULL
                        THEN has_table_privilege('nightshift_application', c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE')
                        ELSE NOT (c.relrowsecurity AND c.relforcerowsecurity AND a.attnotnull)
                            OR has_table_privilege('nightshift_application', c.oid, 'TRUNCATE, TRIGGER, REFERENCES')
                        END
                ORDER BY 1
                """);
    }

    int count(String table) {
        return Integer.parseInt(column("SELECT count(*) FROM " + table).get(0));
    }

    /** Returns a digest of the rows of each table. */
    Map<String, String> digests(String condition) {
        Map<String, String> digests = new TreeMap<>();
        for (String table : ofTenants()) {
            digests.put(
                    table,
                    column("SELECT coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') FROM " + table
                                    + " t WHERE " + condition)
                            .get(0));
        }
        return digests;
    }

    List<String> column(String query) {
        try (Connection connection = server.asSuperuser();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
