package dev.nightshift.workflow.storage;

import dev.nightshift.contract.storage.CorpusActivities;
import dev.nightshift.contract.storage.CorpusCounts;
import dev.nightshift.contract.storage.IndexBatch;
import dev.nightshift.contract.storage.IndexCorpusWorkflow;
import dev.nightshift.contract.storage.IndexPartitionRequest;
import dev.nightshift.contract.storage.IndexPartitionWorkflow;
import dev.nightshift.contract.storage.PartitionProgress;
import dev.nightshift.workflow.KnownFailures;
import dev.nightshift.workflow.Policies;
import dev.nightshift.workflow.Routes;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.SignalExternalWorkflowException;
import io.temporal.workflow.Workflow;
import org.slf4j.Logger;

/**
 * Indexes a range batch by batch. One batch at a time keeps the cursor exact; what runs side by side are
 * the partitions.
 */
public final class IndexPartitionWorkflowImpl implements IndexPartitionWorkflow {
    static final int BATCHES_PER_RUN = 100;

    private static final Logger log = Workflow.getLogger(IndexPartitionWorkflowImpl.class);

    private final CorpusActivities corpora = Routes.to(CorpusActivities.class, Policies.BATCH);

    @Override
    public CorpusCounts index(IndexPartitionRequest request) {
        return KnownFailures.named(() -> indexFromCursor(request));
    }

    private CorpusCounts indexFromCursor(IndexPartitionRequest request) {
        IndexPartitionRequest rest = request;
        for (int batches = 0; rest.cursor() < rest.to(); batches++) {
            if (batches == BATCHES_PER_RUN || Workflow.getInfo().isContinueAsNewSuggested()) {
                Workflow.continueAsNew(rest);
            }
            int end = Math.min(rest.to(), rest.cursor() + rest.batchSize());
            CorpusCounts counts = corpora.indexBatch(new IndexBatch(rest.scan(), rest.cursor(), end, rest.force()));
            boolean reports = PartitionPlan.reportsAt(rest, end);
            rest = rest.advancedTo(end, counts);
            if (reports) {
                report(rest);
            }
        }
        return rest.done();
    }

    private static void report(IndexPartitionRequest state) {
        IndexCorpusWorkflow corpus = Workflow.newExternalWorkflowStub(IndexCorpusWorkflow.class, state.corpus());
        try {
            corpus.partitionAdvanced(
                    new PartitionProgress(state.scan().scan(), state.partition(), state.cursor(), state.done()));
        } catch (ApplicationFailure | SignalExternalWorkflowException e) {
            log.warn("Partition {} of {} has nobody to report to", state.partition(), state.corpus());
        }
    }
}
