package dev.nightshift.worker.storage.cli;

import dev.nightshift.contract.TenantId;
import dev.nightshift.runtime.CommandContext;
import dev.nightshift.runtime.TemporalConnection;
import io.temporal.client.WorkflowFailedException;
import io.temporal.failure.ApplicationFailure;
import java.io.PrintWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Indexes documents and folders side by side, and reports on all of them. */
final class IndexRun {
    private static final int AT_ONCE = 8;

    private final CommandContext context;
    private final TenantId tenant;
    private final boolean force;
    private final boolean removeVanished;
    private final PrintWriter notices;

    IndexRun(CommandContext context, TenantId tenant, boolean force, boolean removeVanished, PrintWriter notices) {
        this.context = context;
        this.tenant = tenant;
        this.force = force;
        this.removeVanished = removeVanished;
        this.notices = notices;
    }

    /**
     * Starts all but the folders that are being indexed already. Waits for workers only where a run is at
     * work on the same document.
     *
     * @return how many were started
     */
    int start(List<URI> documents, List<URI> folders) throws Exception {
        try (TemporalConnection temporal = context.temporal();
                Progress progress = Progress.inLines(notices)) {
            Indexing indexing = new Indexing(temporal, tenant, force, removeVanished, progress);
            int started = documents.size();
            for (URI root : folders) {
                if (indexing.startFolder(root).isPresent()) {
                    started++;
                } else {
                    progress.say("An indexing of " + Sources.readable(root)
                            + " is under way; start this one when it has ended.");
                }
            }
            sideBySide(documents, indexing::startDocument);
            return started;
        }
    }

    IndexReport run(List<URI> documents, List<URI> folders) throws Exception {
        IndexReport report = new IndexReport();
        Outcomes outcomes = new Outcomes(report);
        try (TemporalConnection temporal = context.temporal();
                Progress progress = Progress.onStandardError(notices)) {
            Indexing indexing = new Indexing(temporal, tenant, force, removeVanished, progress);
            sideBySide(
                    documents,
                    source -> reporting(source, report, () -> outcomes.document(source, indexing.document(source))));
            sideBySide(
                    folders,
                    root -> reporting(
                            root, report, () -> outcomes.folder(context, tenant, root, () -> indexing.folder(root))));
        }
        return report;
    }

    /** What is wrong with one path does not end the work on the others; what is wrong with Temporal does. */
    private static void reporting(URI source, IndexReport report, Work work) throws Exception {
        try {
            work.run();
        } catch (WorkflowFailedException e) {
            report.failed(source, reason(e));
        }
    }

    private static String reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ApplicationFailure application) {
                return application.getType() + ": " + application.getOriginalMessage();
            }
        }
        return String.valueOf(failure.getMessage());
    }

    private static void sideBySide(List<URI> sources, Each each) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (URI source : sources) {
                running.add(threads.submit(() -> {
                    each.accept(source);
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception failure ? failure : e;
        } finally {
            threads.shutdownNow();
        }
    }

    private interface Each {
        void accept(URI source) throws Exception;
    }

    private interface Work {
        void run() throws Exception;
    }
}
