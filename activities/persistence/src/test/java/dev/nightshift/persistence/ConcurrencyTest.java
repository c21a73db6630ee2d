package dev.nightshift.persistence;

import static dev.nightshift.persistence.Samples.ACME;
import static dev.nightshift.persistence.Samples.SPACE;
import static dev.nightshift.persistence.Samples.source;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.contract.WorkException;
import dev.nightshift.contract.storage.GenerationRef;
import dev.nightshift.contract.storage.RemoveDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Several workers at once, on documents that share most of their passages. */
class ConcurrencyTest {
    private static final int WORKERS = 8;
    private static final int DOCUMENTS = 3;
    private static final int ROUNDS = 40;

    @Test
    void losesNoVectorAndNoEditAmongWorkersThatShareThem() throws Exception {
        try (TestDatabase server = TestDatabase.create();
                Database database = Database.open(server.application())) {
            Map<String, Long> published = new ConcurrentHashMap<>();
            ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
            List<Future<?>> running = new ArrayList<>();
            for (int worker = 0; worker < WORKERS; worker++) {
                Random random = new Random(worker);
                running.add(workers.submit(() -> work(new DocumentRepository(database), random, published)));
            }
            for (Future<?> worker : running) {
                join(worker);
            }
            workers.shutdown();

            Tables tables = new Tables(server);
            for (int i = 0; i < DOCUMENTS; i++) {
                String source = source("shared" + i).toString();
                assertThat(tables.column("SELECT serving_ticket FROM document WHERE source = '" + source + "'"))
                        .containsExactly(String.valueOf(published.get(source)));
                new RemovalRepository(database).remove(new RemoveDocument(ACME, source("shared" + i), "r" + i));
            }
            for (String table : tables.ofTenants()) {
                assertThat(tables.count(table)).as(table).isEqualTo(table.equals("removal") ? DOCUMENTS : 0);
            }
        }
    }

    /** A vector that vanished between the look for it and the publishing would fail the publishing. */
    private static void work(DocumentRepository documents, Random random, Map<String, Long> published) {
        for (int round = 0; round < ROUNDS; round++) {
            String name = "shared" + random.nextInt(DOCUMENTS);
            String text = "word" + random.nextInt(4) + "\nword" + random.nextInt(4) + "\nword" + random.nextInt(4);
            GenerationRef ref = Samples.ref(ACME, documents.open(ACME, source(name)), text);
            if (Samples.stage(documents, ref, text) == WriteResult.WRITTEN
                    && documents.publish(ref, SPACE).result() == WriteResult.WRITTEN) {
                published.merge(source(name).toString(), ref.ticket(), Math::max);
            }
        }
    }

    private static void join(Future<?> worker) throws InterruptedException {
        try {
            worker.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof WorkException failure) {
                throw new AssertionError("a worker had to give way: " + failure.getMessage(), failure.getCause());
            }
            throw new AssertionError("a worker failed", e.getCause());
        }
    }
}
