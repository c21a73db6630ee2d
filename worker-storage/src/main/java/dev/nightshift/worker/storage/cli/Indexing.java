package dev.nightshift.worker.storage.cli;

import dev.nightshift.contract.TenantId;
import dev.nightshift.contract.storage.CorpusProgress;
import dev.nightshift.contract.storage.IndexCorpusOutcome;
import dev.nightshift.contract.storage.IndexCorpusRequest;
import dev.nightshift.contract.storage.IndexCorpusWorkflow;
import dev.nightshift.contract.storage.IndexDocumentOutcome;
import dev.nightshift.contract.storage.IndexDocumentRequest;
import dev.nightshift.contract.storage.IndexDocumentWorkflow;
import dev.nightshift.contract.storage.SourceChanged;
import dev.nightshift.runtime.QueueWatch;
import dev.nightshift.runtime.TemporalConnection;
import dev.nightshift.runtime.WorkflowStarter;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the indexing of documents and folders for one tenant, and follows it. */
final class Indexing {
    private static final Logger log = LoggerFactory.getLogger(Indexing.class);
    private static final long LOOK_EVERY_MILLIS = 500;

    private final TenantId tenant;
    private final boolean force;
    private final boolean removeVanished;
    private final Progress progress;
    private final WorkflowStarter starter;
    private final QueueWatch watch;
    private final Set<String> said = ConcurrentHashMap.newKeySet();

    Indexing(TemporalConnection temporal, TenantId tenant, boolean force, boolean removeVanished, Progress progress) {
        this.tenant = tenant;
        this.force = force;
        this.removeVanished = removeVanished;
        this.progress = progress;
        this.starter = temporal.starter();
        this.watch = new QueueWatch(temporal.client());
    }

    /** Has a document indexed as it is now, by a new run or the one that is at work on it. */
    WorkflowStub startDocument(URI source) throws Exception {
        IndexDocumentRequest request = new IndexDocumentRequest(tenant, source, force);
        Optional<IndexDocumentWorkflow> started = starter.startIfIdle(
                IndexDocumentWorkflow.class, request.workflowId(), summary(source), run -> run.index(request));
        return WorkflowStub.fromTyped(started.isPresent() ? started.get() : notifyRun(request));
    }

    private IndexDocumentWorkflow notifyRun(IndexDocumentRequest request) throws Exception {
        return watch.during(
                request.workflowId(),
                () -> starter.startOrNotify(
                        IndexDocumentWorkflow.class,
                        request.workflowId(),
                        summary(request.source()),
                        run -> run.index(request),
                        run -> run.sourceChanged(new SourceChanged(force))),
                this::sayOnce);
    }

    IndexDocumentOutcome document(URI source) throws Exception {
        progress.update(source, 0, 1);
        IndexDocumentOutcome outcome = watch.await(startDocument(source), IndexDocumentOutcome.class, this::sayOnce);
        progress.update(source, 1, 1);
        return outcome;
    }

    /**
     * Starts the indexing of a folder, unless it is being indexed. To join that run would not do: it may have
     * listed the folder before a file came, and it does not force what it was not told to.
     */
    Optional<IndexCorpusWorkflow> startFolder(URI root) {
        IndexCorpusRequest request = new IndexCorpusRequest(tenant, root, force, removeVanished);
        return starter.startIfIdle(
                IndexCorpusWorkflow.class, request.workflowId(), summary(root), run -> run.index(request));
    }

    IndexCorpusOutcome folder(URI root) {
        Optional<IndexCorpusWorkflow> run = startFolder(root);
        while (run.isEmpty()) {
            sayOnce("An indexing of " + Sources.readable(root) + " is under way; this one starts when it has ended.");
            awaitOther(root);
            run = startFolder(root);
        }
        return follow(root, run.get());
    }

    private void awaitOther(URI root) {
        String id = IndexCorpusRequest.keeping(tenant, root, force).workflowId();
        try {
            watch.await(starter.client().newUntypedWorkflowStub(id), IndexCorpusOutcome.class, this::sayOnce);
        } catch (WorkflowFailedException e) {
            // Whoever started it is told; the run that comes next is ours.
            log.debug("the earlier indexing of {} failed", root, e);
        }
    }

    private IndexCorpusOutcome follow(URI root, IndexCorpusWorkflow run) {
        ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "progress");
            thread.setDaemon(true);
            return thread;
        });
        try {
            looking.scheduleWithFixedDelay(
                    () -> look(root, run), LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            return watch.await(WorkflowStub.fromTyped(run), IndexCorpusOutcome.class, this::sayOnce);
        } finally {
            looking.shutdownNow();
        }
    }

    private void look(URI root, IndexCorpusWorkflow run) {
        try {
            CorpusProgress now = run.progress();
            progress.update(root, now.done().documents(), now.found());
        } catch (RuntimeException e) {
            // While no worker is there, nobody answers; the next look may be luckier.
            log.debug("no progress of {}", root, e);
        }
    }

    private void sayOnce(String notice) {
        if (said.add(notice)) {
            progress.say(notice);
        }
    }

    private static String summary(URI source) {
        String path = String.valueOf(source.getPath());
        String name = Columns.oneLine(path.substring(path.lastIndexOf('/') + 1));
        // A prefix ends with a slash, and so has no name of its own.
        String shown = name.isEmpty() ? Sources.readable(source) : name;
        return Columns.fitted(shown, 100);
    }
}
