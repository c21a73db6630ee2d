package dev.nightshift.persistence;

import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.WorkException;
import dev.nightshift.contract.storage.EmbeddingSpace;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;

/** Which tables belong to which embedding space. */
final class Spaces {
    private final Map<EmbeddingSpace, Integer> known = new ConcurrentHashMap<>();

    /**
     * Returns the number in the names of the tables of {@code space}.
     *
     * @throws WorkException INVALID_INPUT if the schema has no such space
     */
    int number(Handle handle, EmbeddingSpace space) {
        Integer number = known.get(space);
        if (number == null) {
            number = find(handle, space);
            known.put(space, number);
        }
        return number;
    }

    /** Creates the tables of {@code space} if they are not there. Only the owner may. */
    static void ensure(Handle handle, EmbeddingSpace space) {
        handle.createQuery("SELECT ensure_embedding_space(:model, :version, :dimension)")
                .bind("model", space.model())
                .bind("version", space.version())
                .bind("dimension", space.dimension())
                .mapTo(Integer.class)
                .one();
    }

    static List<Integer> all(Handle handle) {
        return handle.createQuery("SELECT space_id FROM embedding_space ORDER BY space_id")
                .mapTo(Integer.class)
                .list();
    }

    private static int find(Handle handle, EmbeddingSpace space) {
        return handle.createQuery("""
                SELECT space_id FROM embedding_space
                WHERE model = :model AND version = :version AND dimension = :dimension
                """)
                .bind("model", space.model())
                .bind("version", space.version())
                .bind("dimension", space.dimension())
                .mapTo(Integer.class)
                .findOne()
                .orElseThrow(() -> new WorkException(
                        FailureType.INVALID_INPUT,
                        "the database has no tables for the vectors of " + space + "; " + SqlFailures.MIGRATE));
    }
}
