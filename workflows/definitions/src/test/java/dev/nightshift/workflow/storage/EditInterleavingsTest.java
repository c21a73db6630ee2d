package dev.nightshift.workflow.storage;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.contract.storage.DocumentId;
import dev.nightshift.contract.storage.IndexingStage;
import dev.nightshift.workflow.TestQueues;
import io.temporal.client.WorkflowClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Edits at random moments, told each by update-with-start. The model: once the last edit is acknowledged and
 * no run is left, the newest version serves; and no read was made without a reason.
 */
@Timeout(600)
class EditInterleavingsTest {
    private static final int INTERLEAVINGS = Integer.getInteger("interleavings", 1_000);
    private static final int AT_ONCE = 12;
    private static final int MAX_EDITS = 4;

    private final Map<DocumentId, Interleaving> interleavings = new ConcurrentHashMap<>();
    private final FakeDocuments documents = new FakeDocuments().hook(this::at);
    private final TestQueues queues =
            new TestQueues().workflows(IndexDocumentWorkflowImpl.class).activities(documents);
    private final WorkflowClient client = queues.start();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void close() {
        threads.shutdownNow();
        queues.close();
    }

    @Test
    void noEditIsEverLost() throws Exception {
        ExecutorService drivers = Executors.newFixedThreadPool(AT_ONCE);
        List<Future<Interleaving>> runs = new ArrayList<>();
        for (int seed = 0; seed < INTERLEAVINGS; seed++) {
            Interleaving interleaving = new Interleaving(seed);
            interleavings.put(interleaving.caller.document(), interleaving);
            runs.add(drivers.submit(interleaving::play));
        }

        int edits = 0;
        int late = 0;
        for (Future<Interleaving> run : runs) {
            Interleaving played = run.get();
            edits += played.edits;
            late += played.late;
        }
        drivers.shutdownNow();

        System.out.printf("%d interleavings, %d edits, %d of them near the end of a run%n", INTERLEAVINGS, edits, late);
        assertThat(edits).isGreaterThan(INTERLEAVINGS);
        assertThat(late).isGreaterThan(INTERLEAVINGS / 4);
    }

    private void at(IndexingStage stage, boolean before, DocumentId document) {
        requireNonNull(interleavings.get(document)).at(stage, before);
    }

    private final class Interleaving {
        private final int seed;
        private final Random random;
        private final DocumentCaller caller;
        private final List<Future<?>> pending = new ArrayList<>();
        private int edits;
        private int late;

        Interleaving(int seed) {
            this.seed = seed;
            this.random = new Random(seed);
            this.caller = new DocumentCaller(client, "interleaving-" + seed + ".md");
        }

        /** On an activity's thread: edits inside the stage, or a moment later, while the next one starts or the run ends. */
        synchronized void at(IndexingStage stage, boolean before) {
            boolean ending = stage == IndexingStage.PUBLISHING && !before;
            if (edits == MAX_EDITS || random.nextInt(ending ? 2 : 6) > 0) {
                return;
            }
            edits++;
            boolean inside = !ending && random.nextBoolean();
            long delay = TimeUnit.MICROSECONDS.toNanos(random.nextInt(15_000));
            late += ending ? 1 : 0;
            if (inside) {
                edit();
            } else {
                pending.add(CompletableFuture.runAsync(() -> editAfter(delay), threads));
            }
        }

        Interleaving play() throws Exception {
            edits++;
            edit();
            for (int settled = -1; settled != settledEdits(); ) {
                settled = settledEdits();
                DocumentCaller.outcomeOf(caller.run());
            }
            long reads = documents.reads().stream()
                    .filter(read -> read.document().equals(caller.document()))
                    .count();
            assertThat(documents.servesNewest(caller.document()))
                    .as("seed %d ends in the newest version", seed)
                    .isTrue();
            assertThat(reads).as("reads of seed %d", seed).isLessThanOrEqualTo(edits);
            return this;
        }

        /** Returns a number of edits once all of these are acknowledged. */
        private int settledEdits() throws Exception {
            List<Future<?>> known;
            int count;
            synchronized (this) {
                known = List.copyOf(pending);
                count = edits;
            }
            for (Future<?> edit : known) {
                edit.get();
            }
            return count;
        }

        private void editAfter(long nanos) {
            LockSupport.parkNanos(nanos);
            edit();
        }

        private void edit() {
            documents.edit(caller.document());
            caller.notify(false);
        }
    }
}
