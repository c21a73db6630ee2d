package dev.nightshift.workflow;

import dev.nightshift.contract.storage.DocumentActivities;
import dev.nightshift.contract.storage.IndexDocumentWorkflow;
import io.temporal.workflow.ActivityStub;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.ChildWorkflowStub;
import io.temporal.workflow.ContinueAsNewOptions;
import io.temporal.workflow.Workflow;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Calendar;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.Timer;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What workflow code must not do: each class breaks one ban of {@link ArchitectureTest}. */
final class Breaches {
    private Breaches() {}

    static final class WaitsForALatch {
        final CountDownLatch latch = new CountDownLatch(1);
    }

    static final class ReadsAFile {
        final Path file = Path.of("notes.txt");
    }

    static final class OpensASocket {
        final Socket socket = new Socket();
    }

    static final class AsksForNow {
        final Instant now = Instant.now();
    }

    static final class RefersToNow {
        final Supplier<Instant> now = Instant::now;
    }

    static final class AsksTheSystemClock {
        final Clock clock = Clock.systemUTC();
    }

    static final class AsksACalendar {
        final Calendar calendar = Calendar.getInstance();
    }

    @SuppressWarnings("JavaUtilDate")
    static final class MakesADate {
        final Object date = new Date();
    }

    static final class ThrowsMathDice {
        final double dice = Math.random();
    }

    static final class Shuffles {
        void shuffle(List<String> cards) {
            Collections.shuffle(cards);
        }
    }

    static final class MakesARandom {
        final Random random = new Random();
    }

    static final class RefersToARandom {
        final Supplier<Random> random = Random::new;
    }

    static final class MakesASplittableRandom {
        final SplittableRandom random = new SplittableRandom();
    }

    static final class DrawsAUuid {
        final UUID uuid = UUID.randomUUID();
    }

    static final class StartsAThread {
        final Thread thread = new Thread();
    }

    static final class StartsATimer {
        final Timer timer = new Timer();
    }

    static final class StreamsInParallel {
        final Stream<String> cards = List.of("ace").parallelStream();
    }

    static final class TurnsAStreamParallel {
        final Stream<String> cards = Stream.of("ace").parallel();
    }

    static final class StartsAProcess {
        final ProcessBuilder process = new ProcessBuilder("true");
    }

    static final class CountsProcessors {
        final int processors = Runtime.getRuntime().availableProcessors();
    }

    static final class ReadsTheSystem {
        final long nanoTime = System.nanoTime();
    }

    static final class RoutesAnActivity {
        final DocumentActivities documents = Workflow.newActivityStub(DocumentActivities.class, Policies.EMBEDDING);
    }

    static final class RoutesALocalActivity {
        final DocumentActivities documents = Workflow.newLocalActivityStub(DocumentActivities.class);
    }

    static final class RoutesAnUntypedActivity {
        final ActivityStub documents = Workflow.newUntypedActivityStub(Policies.EMBEDDING);
    }

    static final class RoutesAChild {
        final IndexDocumentWorkflow child = Workflow.newChildWorkflowStub(IndexDocumentWorkflow.class);
    }

    static final class RoutesAnUntypedChild {
        final ChildWorkflowStub child = Workflow.newUntypedChildWorkflowStub("IndexDocumentWorkflow");
    }

    static final class MakesChildOptions {
        final ChildWorkflowOptions options = ChildWorkflowOptions.getDefaultInstance();
    }

    static final class ContinuesAsAnother {
        final IndexDocumentWorkflow next = Workflow.newContinueAsNewStub(IndexDocumentWorkflow.class);
    }

    static final class ContinuesElsewhere {
        final ContinueAsNewOptions options =
                ContinueAsNewOptions.newBuilder().setTaskQueue("ml-queue").build();
    }
}
