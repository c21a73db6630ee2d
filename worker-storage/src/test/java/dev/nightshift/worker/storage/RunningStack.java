package dev.nightshift.worker.storage;

import dev.nightshift.persistence.DatabaseSettings;
import dev.nightshift.persistence.TestDatabase;
import dev.nightshift.runtime.LoopbackTemporal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Temporal server, a database and, once started, the worker itself, all as their users meet them. */
final class RunningStack implements AutoCloseable {
    final TestDatabase database;
    final Map<String, String> environment = new HashMap<>();
    private final LoopbackTemporal temporal;
    private @Nullable Thread worker;

    RunningStack(Path root) throws IOException {
        this(root, TestDatabase.create());
    }

    RunningStack(Path root, TestDatabase database) throws IOException {
        this.database = database;
        this.temporal = LoopbackTemporal.start();
        DatabaseSettings application = database.application();
        environment.put("TEMPORAL_ADDRESS", temporal.address());
        environment.put("DATABASE_URL", application.url());
        environment.put("DATABASE_USER", application.user());
        environment.put("DATABASE_PASSWORD", application.password().reveal());
        environment.put("STORAGE_ALLOWED_ROOTS", root.toString());
        environment.put("HEALTH_PORT", "-1");
        environment.put("EXTRACTION_PROCESSES", "1");
        environment.put("WORKER_SHUTDOWN_GRACE", "PT2S");
    }

    void startWorker() {
        Map<String, String> variables = Map.copyOf(environment);
        worker = new Thread(() -> CommandRun.of(variables), "worker-storage");
        worker.start();
    }

    void stopWorker() throws InterruptedException {
        if (worker != null) {
            worker.interrupt();
            worker.join();
            worker = null;
        }
    }

    CommandRun run(String... args) {
        return CommandRun.of(environment, args);
    }

    @Override
    public void close() throws InterruptedException {
        stopWorker();
        temporal.close();
        database.close();
    }
}
