package dev.nightshift.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.nightshift.config.Env;
import dev.nightshift.contract.OnQueue;
import dev.nightshift.contract.TaskQueue;
import dev.nightshift.contract.search.SearchActivities;
import dev.nightshift.contract.search.SearchWorkflow;
import dev.nightshift.local.LocalStack;
import dev.nightshift.local.StackOptions;
import dev.nightshift.local.TemporalKind;
import dev.nightshift.persistence.Database;
import dev.nightshift.runtime.WorkerProcess;
import dev.nightshift.runtime.WorkerSpec;
import dev.nightshift.worker.defaults.DefaultWorker;
import dev.nightshift.worker.dreaming.DreamingWorker;
import dev.nightshift.worker.ml.MlWorker;
import dev.nightshift.worker.openai.OpenAiWorker;
import dev.nightshift.worker.storage.StorageEngines;
import dev.nightshift.worker.storage.StorageSettings;
import dev.nightshift.worker.storage.StorageWorker;
import dev.nightshift.workflow.Contracts;
import io.temporal.testing.TestWorkflowEnvironment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is routed to a queue is registered there and nowhere else, or it would wait for ever without a word. */
@Timeout(120)
@SuppressWarnings("NullAway.Init")
class OwnershipTest {
    @TempDir
    static Path folder;

    private static LocalStack stack;
    private static Database database;
    private static StorageEngines engines;

    @BeforeAll
    static void open() {
        stack = LocalStack.open(
                folder.resolve("stack"),
                StackOptions.of(Jars.repository())
                        .temporal(TemporalKind.TEST_SERVER)
                        .temporalPort(Ports.free())
                        .postgresPort(Ports.free()));
        StorageSettings settings = StorageSettings.from(Env.of(stack.settings()));
        database = Database.open(settings.database());
        engines = StorageEngines.open(settings, database);
    }

    @AfterAll
    static void close() {
        engines.close();
        database.close();
        stack.deleteAll();
    }

    @Test
    void eachQueueIsPolledByOneWorker() {
        assertThat(specs().map(WorkerSpec::queue)).containsExactlyInAnyOrder(TaskQueue.values());
    }

    @Test
    void eachWorkflowAndActivityIsRegisteredOnce() {
        List<Class<?>> registered = registered(specs().toList());

        assertThat(without(routed(), registered)).as("registered nowhere").isEmpty();
        assertThat(without(registered, routed()))
                .as("registered twice, or routed nowhere")
                .isEmpty();
    }

    @Test
    void noticesAMissingRegistration() {
        List<WorkerSpec> specs = new ArrayList<>(specs().toList());
        specs.removeIf(spec -> spec.queue() == TaskQueue.SEARCH);

        List<Class<?>> missing = without(routed(), registered(specs));

        assertThat(missing).containsExactlyInAnyOrder(SearchWorkflow.class, SearchActivities.class);
    }

    @Test
    void noticesARegistrationThatIsMadeTwice() {
        List<WorkerSpec> specs = new ArrayList<>(specs().toList());
        specs().filter(spec -> spec.queue() == TaskQueue.SEARCH).forEach(specs::add);

        List<Class<?>> surplus = without(registered(specs), routed());

        assertThat(surplus).containsExactlyInAnyOrder(SearchWorkflow.class, SearchActivities.class);
    }

    @Test
    void allRegistrationsStandTogetherInOneProcess() {
        try (TestWorkflowEnvironment temporal = TestWorkflowEnvironment.newInstance()) {
            assertThatCode(() -> {
                        specs().forEach(spec -> WorkerProcess.register(temporal.getWorkerFactory(), spec));
                        temporal.start();
                    })
                    .doesNotThrowAnyException();
        }
    }

    private static Stream<WorkerSpec> specs() {
        return Stream.concat(
                Stream.of(StorageWorker.specs(database, engines)),
                Stream.of(DefaultWorker.spec(), DreamingWorker.spec(), OpenAiWorker.spec(), MlWorker.spec()));
    }

    private static List<Class<?>> routed() {
        return Stream.of(Contracts.workflows(), Contracts.activities())
                .<Class<?>>flatMap(List::stream)
                .toList();
    }

    /** Takes each of {@code others} away once, so that what is there twice is left. */
    private static List<Class<?>> without(List<Class<?>> types, List<Class<?>> others) {
        List<Class<?>> left = new ArrayList<>(types);
        others.forEach(left::remove);
        return left;
    }

    private static List<Class<?>> registered(List<WorkerSpec> specs) {
        return specs.stream()
                .flatMap(spec -> Stream.concat(
                        spec.workflows().stream(), spec.activities().stream().<Class<?>>map(Object::getClass)))
                .flatMap(implementation -> Stream.<Class<?>>of(implementation.getInterfaces())
                        .filter(type -> type.isAnnotationPresent(OnQueue.class)))
                .toList();
    }
}
