package dev.nightshift.worker.storage;

import dev.nightshift.activity.storage.CorpusActivitiesImpl;
import dev.nightshift.activity.storage.DocumentActivitiesImpl;
import dev.nightshift.activity.storage.RemovalActivitiesImpl;
import dev.nightshift.activity.storage.SearchActivitiesImpl;
import dev.nightshift.contract.TaskQueue;
import dev.nightshift.persistence.CorpusRepository;
import dev.nightshift.persistence.Database;
import dev.nightshift.persistence.RemovalRepository;
import dev.nightshift.persistence.Schema;
import dev.nightshift.persistence.VanishedRepository;
import dev.nightshift.runtime.WorkerCli;
import dev.nightshift.runtime.WorkerProcess;
import dev.nightshift.runtime.WorkerSpec;
import dev.nightshift.worker.storage.cli.DeadLettersCommand;
import dev.nightshift.worker.storage.cli.DocumentsCommand;
import dev.nightshift.worker.storage.cli.IndexCommand;
import dev.nightshift.worker.storage.cli.MigrateCommand;
import dev.nightshift.worker.storage.cli.RemoveCommand;
import dev.nightshift.worker.storage.cli.SearchCommand;
import dev.nightshift.worker.storage.cli.TenantSettings;
import dev.nightshift.workflow.Definitions;
import java.util.Optional;

/**
 * Indexes documents and answers searches. Polls {@code storage-queue}, {@code search-queue} and {@code
 * repo-indexing-queue}.
 */
public final class StorageWorker {
    private static final int HEALTH_PORT = 8082;

    /** More than the 16 partitions of a corpus, so that a single document need not wait for a batch. */
    private static final int STORAGE_SLOTS = 32;

    private static final int SEARCH_SLOTS = 8;

    private StorageWorker() {}

    public static void main(String[] args) {
        cli().main(args);
    }

    static WorkerCli cli() {
        return WorkerCli.of("worker-storage", "Indexes documents and answers searches.", HEALTH_PORT)
                .polls(StorageSettings::from, StorageWorker::poll)
                .reads(TenantSettings::from)
                .command(IndexCommand::new)
                .command(SearchCommand::new)
                .command(RemoveCommand::new)
                .command(DocumentsCommand::new)
                .command(DeadLettersCommand::new)
                .command(MigrateCommand::new);
    }

    /** What this worker runs, for any process that hosts it, alone or beside others. */
    public static WorkerSpec[] specs(Database database, StorageEngines engines) {
        return new WorkerSpec[] {storage(database, engines), search(engines), repoIndexing()};
    }

    private static void poll(StorageSettings settings, WorkerProcess process) throws InterruptedException {
        try (Database database = Database.open(settings.database())) {
            Schema.requireCurrent(database);
            process.readyWhen("database", () -> database.answers() ? Optional.empty() : Optional.of("does not answer"));
            try (StorageEngines engines = StorageEngines.open(settings, database)) {
                process.run(specs(database, engines));
            }
        }
    }

    private static WorkerSpec storage(Database database, StorageEngines engines) {
        return WorkerSpec.polling(TaskQueue.STORAGE)
                .workflows(Definitions.on(TaskQueue.STORAGE))
                .activities(
                        new DocumentActivitiesImpl(engines.pipeline()),
                        new CorpusActivitiesImpl(
                                new CorpusRepository(database),
                                new VanishedRepository(database),
                                engines.scanner(),
                                engines.pipeline()),
                        new RemovalActivitiesImpl(new RemovalRepository(database)))
                .maxConcurrentActivities(STORAGE_SLOTS);
    }

    /** Slots of its own: nobody who searches waits behind a batch. */
    private static WorkerSpec search(StorageEngines engines) {
        return WorkerSpec.polling(TaskQueue.SEARCH)
                .workflows(Definitions.on(TaskQueue.SEARCH))
                .activities(new SearchActivitiesImpl(engines.search()))
                .maxConcurrentActivities(SEARCH_SLOTS);
    }

    private static WorkerSpec repoIndexing() {
        return WorkerSpec.polling(TaskQueue.REPO_INDEXING).workflows(Definitions.on(TaskQueue.REPO_INDEXING));
    }
}
