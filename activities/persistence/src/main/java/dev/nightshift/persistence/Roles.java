package dev.nightshift.persistence;

import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.WorkException;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What the role of the workers may do, and may not be able to do. */
final class Roles {
    /** Everything else in the schema is closed to it, functions above all: PostgreSQL opens those to anyone. */
    private static final List<String> FUNCTIONS = List.of(
            "level_bits(real[])",
            "search_nearest(integer, real[], integer, search_filter)",
            "search_matching(text, integer, search_filter)",
            "text_config(text)",
            "passage_words(text, text[], text)",
            "passage_length(tsvector)");

    private Roles() {}

    /** @throws WorkException INVALID_INPUT if {@code role} is absent or row-level security does not bind it */
    static void requireBound(Handle handle, String role) {
        String verdict = handle.createQuery("""
                SELECT CASE WHEN rolsuper THEN 'is a superuser' WHEN rolbypassrls THEN 'may bypass row-level security'
                    WHEN pg_has_role(oid, (SELECT coalesce(
                        (SELECT nspowner FROM pg_namespace WHERE nspname = :schema),
                        current_user::regrole)), 'MEMBER') THEN 'is or may become the owner of the tables'
                    ELSE 'is bound' END
                FROM pg_roles WHERE rolname = :role
                """)
                .bind("schema", Database.SCHEMA)
                .bind("role", role)
                .mapTo(String.class)
                .findOne()
                .orElse("does not exist; run: CREATE ROLE \"" + role + "\" LOGIN PASSWORD '...'");
        if (!verdict.equals("is bound")) {
            throw new WorkException(
                    FailureType.INVALID_INPUT, "the role " + role + " cannot be that of the workers: it " + verdict);
        }
    }

    static void grant(Handle handle, String role) {
        String application = quoted(handle, role);
        handle.execute("REVOKE ALL ON SCHEMA nightshift FROM PUBLIC");
        handle.execute("REVOKE ALL ON ALL FUNCTIONS IN SCHEMA nightshift FROM PUBLIC");
        handle.execute("GRANT USAGE ON SCHEMA nightshift TO " + application);
        handle.execute("GRANT SELECT ON embedding_space, flyway_schema_history TO " + application);
        for (String table : tenantTables(handle)) {
            handle.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON " + table + " TO " + application);
        }
        handle.execute("GRANT USAGE ON SEQUENCE read_ticket, scan_attempt TO " + application);
        for (String function : FUNCTIONS) {
            handle.execute("GRANT EXECUTE ON FUNCTION " + function + " TO " + application);
        }
    }

    private static List<String> tenantTables(Handle handle) {
        return handle.createQuery("""
                SELECT format('%I', c.relname) FROM pg_class c
                JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant' AND NOT a.attisdropped
                WHERE c.relnamespace = 'nightshift'::regnamespace AND c.relkind IN ('r', 'p')
                ORDER BY c.relname
                """).mapTo(String.class).list();
    }

    private static String quoted(Handle handle, String role) {
        return handle.createQuery("SELECT quote_ident(:role)")
                .bind("role", role)
                .mapTo(String.class)
                .one();
    }
}
