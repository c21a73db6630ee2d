package dev.nightshift.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.config.Env;
import dev.nightshift.contract.TaskQueue;
import dev.nightshift.runtime.ParcelWorkflow.Order;
import dev.nightshift.runtime.ParcelWorkflow.Parcel;
import dev.nightshift.runtime.ParcelWorkflow.Way;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import io.temporal.worker.WorkerFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class QueueWatchTest {
    private final BlockingQueue<String> notices = new LinkedBlockingQueue<>();
    // Not the common pool: the server in this process needs its threads, of which two cores give one.
    private final ExecutorService callers = Executors.newCachedThreadPool();
    private LoopbackTemporal server;
    private TemporalConnection temporal;

    @BeforeEach
    void open() throws Exception {
        server = LoopbackTemporal.start();
        temporal = TemporalConnection.open(TemporalSettings.from(Env.of(Map.of("TEMPORAL_ADDRESS", server.address()))));
    }

    @AfterEach
    void close() {
        temporal.close();
        server.close();
        callers.shutdownNow();
    }

    @Test
    void namesTheWorkerToStartWithinTenSecondsAndGoesOnWaiting() throws Exception {
        WorkflowStub run = start(Order.of(Way.RETURN, 3));

        CompletableFuture<Parcel> result = await(run);
        String notice = notices.poll(10, TimeUnit.SECONDS);

        assertThat(notice).isEqualTo("No worker polls default-queue. Start it: java -jar worker-default.jar");
        assertThat(result).isNotDone();
        WorkerFactory worker = worker(WorkerSpec.polling(TaskQueue.DEFAULT)
                .workflows(List.of(ParcelWorkflow.Impl.class))
                .activities(new ParcelWorkflow.DepotImpl()));
        assertThat(result.get(20, TimeUnit.SECONDS)).isEqualTo(Parcel.of(3));
        assertThat(notices).isEmpty();
        worker.shutdownNow();
    }

    @Test
    void namesTheWorkerOfAnActivityThatNobodyTakes() throws Exception {
        WorkerFactory worker =
                worker(WorkerSpec.polling(TaskQueue.DEFAULT).workflows(List.of(ElsewhereWorkflow.Impl.class)));
        ElsewhereWorkflow elsewhere = temporal.starter().joinOrStart(ElsewhereWorkflow.class, "elsewhere");
        WorkflowClient.start(elsewhere::run);

        CompletableFuture<Object> ignored = CompletableFuture.supplyAsync(
                () -> new QueueWatch(temporal.client())
                        .await(WorkflowStub.fromTyped(elsewhere), Object.class, notices::add),
                callers);

        assertThat(notices.poll(10, TimeUnit.SECONDS))
                .isEqualTo("No worker polls ml-queue. Start it: java -jar worker-ml.jar");
        worker.shutdownNow();
    }

    @Test
    void isSilentWhileTheWorkIsTaken() throws Exception {
        WorkerFactory worker =
                worker(WorkerSpec.polling(TaskQueue.DEFAULT).workflows(List.of(ParcelWorkflow.Impl.class)));
        WorkflowStub run = start(Order.of(Way.WAIT, 0));

        CompletableFuture<Parcel> result = await(run);

        assertThat(notices.poll(9, TimeUnit.SECONDS)).isNull();
        run.signal("finish");
        assertThat(result.get(10, TimeUnit.SECONDS)).isEqualTo(Parcel.of(0));
        worker.shutdownNow();
    }

    @Test
    void watchesACallThatWaitsForAWorker() throws Exception {
        CompletableFuture<Object> ignored = CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return new QueueWatch(temporal.client())
                                .during(
                                        "notified",
                                        () -> temporal.starter()
                                                .startOrNotify(
                                                        ParcelWorkflow.class,
                                                        "notified",
                                                        "A parcel",
                                                        run -> run.carry(Order.of(Way.WAIT, 0)),
                                                        run -> run.exchange(Order.of(Way.RETURN, 1))),
                                        notices::add);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                },
                callers);

        assertThat(notices.poll(10, TimeUnit.SECONDS)).contains("default-queue", "worker-default.jar");
    }

    private WorkflowStub start(Order order) {
        ParcelWorkflow workflow = temporal.starter().joinOrStart(ParcelWorkflow.class, "parcel");
        WorkflowClient.start(workflow::carry, order);
        return WorkflowStub.fromTyped(workflow);
    }

    private CompletableFuture<Parcel> await(WorkflowStub run) {
        return CompletableFuture.supplyAsync(
                () -> new QueueWatch(temporal.client()).await(run, Parcel.class, notices::add), callers);
    }

    private WorkerFactory worker(WorkerSpec spec) {
        WorkerFactory factory = WorkerFactory.newInstance(temporal.client(), WorkerProcess.factoryOptions());
        WorkerProcess.register(factory, spec);
        factory.start();
        return factory;
    }
}
