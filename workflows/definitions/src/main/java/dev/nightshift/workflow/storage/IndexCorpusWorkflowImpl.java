package dev.nightshift.workflow.storage;

import dev.nightshift.contract.storage.CorpusActivities;
import dev.nightshift.contract.storage.CorpusCounts;
import dev.nightshift.contract.storage.CorpusProgress;
import dev.nightshift.contract.storage.IndexCorpusOutcome;
import dev.nightshift.contract.storage.IndexCorpusRequest;
import dev.nightshift.contract.storage.IndexCorpusWorkflow;
import dev.nightshift.contract.storage.IndexPartitionRequest;
import dev.nightshift.contract.storage.IndexPartitionWorkflow;
import dev.nightshift.contract.storage.PartitionProgress;
import dev.nightshift.contract.storage.ScanCorpus;
import dev.nightshift.contract.storage.ScanRef;
import dev.nightshift.contract.storage.SettleVanished;
import dev.nightshift.contract.storage.VanishedCounts;
import dev.nightshift.workflow.KnownFailures;
import dev.nightshift.workflow.Policies;
import dev.nightshift.workflow.Routes;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;

/**
 * Lists a folder, indexes the listing in partitions that run side by side, and deals with what it misses. The first partition that
 * fails stops the others: what stopped it stops them too, and a repeat passes over what is done.
 */
public final class IndexCorpusWorkflowImpl implements IndexCorpusWorkflow {
    private static final Logger log = Workflow.getLogger(IndexCorpusWorkflowImpl.class);

    private final CorpusActivities scanning = Routes.to(CorpusActivities.class, Policies.BATCH);
    private final CorpusActivities forgetting = Routes.to(CorpusActivities.class, Policies.QUICK);

    private final String scanId = Workflow.randomUUID().toString();
    private final Map<Integer, PartitionProgress> reports = new TreeMap<>();
    private boolean scanned;
    private int found;

    @Override
    public IndexCorpusOutcome index(IndexCorpusRequest request) {
        return KnownFailures.named(() -> scanAndIndex(request));
    }

    @Override
    public void partitionAdvanced(PartitionProgress report) {
        if (report.scan().equals(scanId)) {
            reports.merge(report.partition(), report, (a, b) -> a.cursor() > b.cursor() ? a : b);
        }
    }

    @Override
    public CorpusProgress progress() {
        return new CorpusProgress(!scanned, found, counts());
    }

    private IndexCorpusOutcome scanAndIndex(IndexCorpusRequest request) {
        try {
            ScanRef scan = scanning.scan(new ScanCorpus(request.tenant(), request.root(), scanId));
            scanned = true;
            found = scan.found();
            if (found > 0) {
                indexPartitions(PartitionPlan.divide(Workflow.getInfo().getWorkflowId(), scan, request.force()));
            }
            // Last, so that what was moved has been indexed while its vectors were still there.
            VanishedCounts vanished = scanning.settle(new SettleVanished(scan, request.removeVanished()));
            return found == 0
                    ? new IndexCorpusOutcome.Empty(scan.skipped(), vanished)
                    : new IndexCorpusOutcome.Finished(found, scan.skipped(), counts(), vanished);
        } finally {
            Workflow.newDetachedCancellationScope(() -> forget(request)).run();
        }
    }

    private void indexPartitions(List<IndexPartitionRequest> partitions) {
        List<Promise<Void>> running = new ArrayList<>();
        CancellationScope scope =
                Workflow.newCancellationScope(() -> partitions.forEach(partition -> running.add(start(partition))));
        scope.run();
        try {
            Promise.allOf(running).get();
        } catch (TemporalFailure failure) {
            scope.cancel();
            Workflow.newDetachedCancellationScope(
                            () -> Workflow.await(() -> running.stream().allMatch(Promise::isCompleted)))
                    .run();
            throw failure;
        }
    }

    private Promise<Void> start(IndexPartitionRequest partition) {
        IndexPartitionWorkflow child = Routes.child(IndexPartitionWorkflow.class, PartitionPlan.workflowId(partition));
        return Async.function(child::index, partition).thenApply(done -> {
            partitionAdvanced(new PartitionProgress(scanId, partition.partition(), partition.to(), done));
            return null;
        });
    }

    private CorpusCounts counts() {
        return reports.values().stream().map(PartitionProgress::done).reduce(CorpusCounts.NONE, CorpusCounts::plus);
    }

    /** A listing left behind is garbage, which is no reason to fail what has been indexed. */
    private void forget(IndexCorpusRequest request) {
        try {
            forgetting.forget(new ScanRef(request.tenant(), scanId, found, 0));
        } catch (ActivityFailure failure) {
            log.warn("The listing {} could not be forgotten", scanId, failure);
        }
    }
}
