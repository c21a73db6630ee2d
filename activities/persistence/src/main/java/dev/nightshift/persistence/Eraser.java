package dev.nightshift.persistence;

import dev.nightshift.contract.TenantId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Deletes generations with all rows derived from them, counting them by table. */
final class Eraser {
    private final Handle handle;
    private final TenantId tenant;
    private final ServingWords words;
    private final Map<String, Integer> counts = new LinkedHashMap<>();

    Eraser(Handle handle, TenantId tenant, ServingWords words) {
        this.handle = handle;
        this.tenant = tenant;
        this.words = words;
    }

    Map<String, Integer> counts() {
        return counts;
    }

    /** Takes generations out of every search; their other rows stay. */
    void stopServing(Collection<String> generations) {
        if (generations.isEmpty()) {
            return;
        }
        for (int space : Spaces.all(handle)) {
            delete("serving_" + space, """
                    DELETE FROM <table> WHERE tenant = :tenant AND generation = ANY(:values)
                    """, generations);
        }
        counts.merge("serving_words", words.stop(generations), Integer::sum);
    }

    void erase(Collection<String> generations) {
        if (generations.isEmpty()) {
            return;
        }
        stopServing(generations);
        List<String> inputs = handle.createQuery("""
                WITH gone AS (
                    DELETE FROM chunk WHERE tenant = :tenant AND generation = ANY(:values) RETURNING input_hash)
                SELECT input_hash FROM gone
                """)
                .bind("tenant", tenant.value())
                .bindArray("values", String.class, generations)
                .mapTo(String.class)
                .list();
        counts.merge("chunk", inputs.size(), Integer::sum);
        eraseUnusedVectors(new LinkedHashSet<>(inputs));
        delete("edge", "DELETE FROM <table> WHERE tenant = :tenant AND generation = ANY(:values)", generations);
        delete("part", "DELETE FROM <table> WHERE tenant = :tenant AND generation = ANY(:values)", generations);
        delete("unread_part", "DELETE FROM <table> WHERE tenant = :tenant AND generation = ANY(:values)", generations);
        delete("generation", "DELETE FROM <table> WHERE tenant = :tenant AND generation = ANY(:values)", generations);
    }

    private void eraseUnusedVectors(Set<String> inputs) {
        if (inputs.isEmpty()) {
            return;
        }
        VectorUse.lockForErasing(handle, tenant);
        for (int space : Spaces.all(handle)) {
            delete("vector_" + space, """
                    DELETE FROM <table> v WHERE v.tenant = :tenant AND v.input_hash = ANY(:values)
                        AND NOT EXISTS (
                            SELECT FROM chunk c WHERE c.tenant = :tenant AND c.input_hash = v.input_hash)
                    """, inputs);
        }
    }

    private void delete(String table, String statement, Collection<String> values) {
        int rows = handle.createUpdate(statement)
                .define("table", table)
                .bind("tenant", tenant.value())
                .bindArray("values", String.class, values)
                .execute();
        counts.merge(table, rows, Integer::sum);
    }
}
