package dev.nightshift.persistence;

import static dev.nightshift.persistence.Samples.ACME;
import static dev.nightshift.persistence.Samples.SPACE;
import static dev.nightshift.persistence.Samples.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.WorkException;
import dev.nightshift.contract.storage.GenerationRef;
import dev.nightshift.contract.storage.RemoveDocument;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cuts the connection right after a statement, once for each table that an operation writes to. */
class CrashTest {
    private TestDatabase server;
    private Database database;
    private DocumentRepository documents;
    private Tables tables;

    @BeforeEach
    void open() {
        server = TestDatabase.create();
        server.execute("""
                CREATE FUNCTION crash() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
                BEGIN
                    PERFORM pg_terminate_backend(pg_backend_pid());
                    PERFORM pg_sleep(5);
                    RETURN NULL;
                END $$
                """);
        database = Database.open(server.application());
        documents = new DocumentRepository(database);
        tables = new Tables(server);
    }

    @AfterEach
    void close() {
        database.close();
        server.close();
    }

    @Test
    void publishesWhollyOrNotAtAll() {
        Set<String> crashed = crashInEachTable(
                name -> {
                    Samples.index(documents, ACME, source(name), "old " + name);
                    GenerationRef next = Samples.ref(ACME, documents.open(ACME, source(name)), "new " + name);
                    Samples.stage(documents, next, "new " + name);
                    return next;
                },
                (name, next) ->
                        assertThat(documents.publish(next, SPACE).result()).isEqualTo(WriteResult.WRITTEN));

        assertThat(crashed).contains("document", "generation", "chunk", "edge", "serving_1", "vector_1");
    }

    @Test
    void removesWhollyOrNotAtAll() {
        Set<String> crashed = crashInEachTable(
                name -> Samples.index(documents, ACME, source(name), "text " + name),
                (name, ref) -> assertThat(
                                new RemovalRepository(database).remove(new RemoveDocument(ACME, source(name), name)))
                        .isPresent());

        assertThat(crashed)
                .contains("document", "generation", "chunk", "edge", "serving_1", "vector_1", "dead_letter", "removal");
    }

    @Test
    void stagesAgainAfterACrash() {
        Set<String> crashed = crashInEachTable(
                name -> Samples.ref(ACME, documents.open(ACME, source(name)), "text " + name),
                (name, ref) -> {
                    assertThat(Samples.stage(documents, ref, "text " + name)).isEqualTo(WriteResult.WRITTEN);
                    assertThat(documents.publish(ref, SPACE))
                            .isEqualTo(new Publication(WriteResult.WRITTEN, 1, 2, 1, 0, 0, 0, true));
                },
                false);

        assertThat(crashed).contains("generation", "chunk", "vector_1", "edge", "serving_1", "document");
    }

    private Set<String> crashInEachTable(Function<String, GenerationRef> prepare, Operation operation) {
        return crashInEachTable(prepare, operation, true);
    }

    /** Returns the tables in which the operation crashed; it must succeed when repeated. */
    private Set<String> crashInEachTable(
            Function<String, GenerationRef> prepare, Operation operation, boolean oneTransaction) {
        Set<String> crashed = new TreeSet<>();
        for (String table : tables.ofTenants()) {
            GenerationRef ref = prepare.apply(table);
            Map<String, String> before = tables.digests("true");
            server.execute("CREATE TRIGGER crash AFTER INSERT OR UPDATE OR DELETE ON " + table
                    + " FOR EACH STATEMENT EXECUTE FUNCTION crash()");
            Throwable failure = catchThrowable(() -> operation.run(table, ref));
            server.execute("DROP TRIGGER crash ON " + table);
            if (failure != null) {
                crashed.add(table);
                assertThat(failure)
                        .isInstanceOfSatisfying(
                                WorkException.class, e -> assertThat(e.type()).isEqualTo(FailureType.UNAVAILABLE));
                if (oneTransaction) {
                    assertThat(tables.digests("true")).isEqualTo(before);
                }
                operation.run(table, ref);
            }
        }
        return crashed;
    }

    private interface Operation {
        void run(String name, GenerationRef ref);
    }
}
