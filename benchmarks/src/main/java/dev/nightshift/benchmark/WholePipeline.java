package dev.nightshift.benchmark;

import dev.nightshift.activity.storage.source.FileUri;
import dev.nightshift.config.Env;
import dev.nightshift.contract.TenantId;
import dev.nightshift.contract.storage.CorpusCounts;
import dev.nightshift.contract.storage.IndexCorpusOutcome;
import dev.nightshift.contract.storage.IndexCorpusRequest;
import dev.nightshift.contract.storage.IndexCorpusWorkflow;
import dev.nightshift.runtime.QueueWatch;
import dev.nightshift.runtime.TemporalConnection;
import dev.nightshift.runtime.TemporalSettings;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/** A worker on a stack of its own, asked through Temporal to index a folder, as any other service would ask. */
final class WholePipeline implements AutoCloseable {
    private final TemporaryStack stack;
    private final TemporalConnection temporal;
    private final Consumer<String> notices;

    private WholePipeline(TemporaryStack stack, TemporalConnection temporal, Consumer<String> notices) {
        this.stack = stack;
        this.temporal = temporal;
        this.notices = notices;
    }

    /**
     * Starts all that is needed.
     *
     * @param threads of the worker that embed
     * @param notices is told if no worker takes the work
     */
    static WholePipeline open(Path checkout, Path root, int threads, Consumer<String> notices)
            throws InterruptedException {
        TemporaryStack stack =
                TemporaryStack.open(checkout, root, Map.of("EMBEDDING_THREADS", Integer.toString(threads)), "storage");
        try {
            Env env = stack.env();
            TemporalSettings settings = TemporalSettings.from(env);
            env.check();
            return new WholePipeline(stack, TemporalConnection.open(settings), notices);
        } catch (RuntimeException | InterruptedException e) {
            stack.close();
            throw e;
        }
    }

    /**
     * Indexes the folder for a tenant that has nothing yet, and returns the seconds from the start of the
     * workflow to its result.
     *
     * @throws MeasurementException if the workflow fails, or did not do exactly the work of {@code corpus}
     */
    double index(Path root, TenantId tenant, Corpus corpus) {
        URI folder = FileUri.of(root);
        IndexCorpusRequest request = IndexCorpusRequest.keeping(tenant, folder, false);
        IndexCorpusWorkflow run =
                temporal.starter().startOnce(IndexCorpusWorkflow.class, request.workflowId(), "benchmark");
        QueueWatch watch = new QueueWatch(temporal.client());
        long begin = System.nanoTime();
        WorkflowClient.start(run::index, request);
        IndexCorpusOutcome outcome = result(watch, run);
        double seconds = (System.nanoTime() - begin) / 1e9;
        requireSameWork(outcome, corpus);
        return seconds;
    }

    /**
     * Indexes the folder once more, and returns the seconds from the start of the workflow to its result.
     *
     * @throws MeasurementException if the workflow fails, or the documents ended otherwise
     */
    double index(Path root, TenantId tenant, int indexed, int unchanged) {
        IndexCorpusRequest request = IndexCorpusRequest.keeping(tenant, FileUri.of(root), false);
        IndexCorpusWorkflow run =
                temporal.starter().joinOrStart(IndexCorpusWorkflow.class, request.workflowId(), "benchmark");
        QueueWatch watch = new QueueWatch(temporal.client());
        long begin = System.nanoTime();
        WorkflowClient.start(run::index, request);
        CorpusCounts counts = counts(result(watch, run));
        double seconds = (System.nanoTime() - begin) / 1e9;
        if (counts.indexed() != indexed || counts.unchanged() != unchanged) {
            throw new MeasurementException("the scan did other work than was to be measured: " + counts);
        }
        return seconds;
    }

    private static CorpusCounts counts(IndexCorpusOutcome outcome) {
        return outcome instanceof IndexCorpusOutcome.Finished finished ? finished.counts() : CorpusCounts.NONE;
    }

    /** Returns which Temporal took part. */
    String temporal() {
        return stack.temporal();
    }

    @Override
    public void close() {
        try {
            temporal.close();
        } finally {
            stack.close();
        }
    }

    private IndexCorpusOutcome result(QueueWatch watch, IndexCorpusWorkflow run) {
        try {
            return watch.await(WorkflowStub.fromTyped(run), IndexCorpusOutcome.class, notices);
        } catch (WorkflowFailedException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new MeasurementException("the indexing failed: " + cause.getMessage(), e);
        }
    }

    /** A figure of other work than the raw model's would compare nothing. */
    static void requireSameWork(IndexCorpusOutcome outcome, Corpus corpus) {
        CorpusCounts expected = new CorpusCounts(
                corpus.texts().size(),
                0,
                0,
                0,
                0,
                corpus.passages().size(),
                corpus.embedded().size());
        CorpusCounts counts = counts(outcome);
        if (!counts.equals(expected)) {
            throw new MeasurementException(
                    "the workflow did other work than the raw model does: " + counts + " instead of " + expected);
        }
    }
}
