package dev.nightshift.workflow.storage;

import dev.nightshift.contract.storage.DocumentActivities;
import dev.nightshift.contract.storage.ExtractDocument;
import dev.nightshift.contract.storage.GenerationRef;
import dev.nightshift.contract.storage.IndexDocumentOutcome;
import dev.nightshift.contract.storage.IndexDocumentProgress;
import dev.nightshift.contract.storage.IndexDocumentRequest;
import dev.nightshift.contract.storage.IndexDocumentWorkflow;
import dev.nightshift.contract.storage.IndexingStage;
import dev.nightshift.contract.storage.SourceChanged;
import dev.nightshift.contract.storage.StageResult;
import dev.nightshift.workflow.KnownFailures;
import dev.nightshift.workflow.Policies;
import dev.nightshift.workflow.Routes;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the source until it has been read after every change that was reported. A read is finished even
 * when a change arrives in the middle of it: under constant edits, giving up would publish nothing ever.
 */
public final class IndexDocumentWorkflowImpl implements IndexDocumentWorkflow {
    /** A read makes some 40 events of a history, so this stays far below the 4,096 that are suggested. */
    static final int READS_PER_RUN = 50;

    private final DocumentActivities reading = Routes.to(DocumentActivities.class, Policies.EXTRACTION);
    private final DocumentActivities computing = Routes.to(DocumentActivities.class, Policies.EMBEDDING);
    private final DocumentActivities storing = Routes.to(DocumentActivities.class, Policies.STAGE);

    private IndexingStage stage = IndexingStage.WAITING;
    private int reads;
    private long changes;
    private long changesRead;
    private boolean forceNext;

    @Override
    public void sourceChanged(@Nullable SourceChanged event) {
        changes++;
        forceNext |= event != null && event.force();
    }

    @Override
    public IndexDocumentProgress progress() {
        return new IndexDocumentProgress(stage, reads);
    }

    @Override
    public IndexDocumentOutcome index(IndexDocumentRequest request) {
        return KnownFailures.named(() -> indexUntilReadAfterEachChange(request));
    }

    private IndexDocumentOutcome indexUntilReadAfterEachChange(IndexDocumentRequest request) {
        forceNext |= request.force();
        IndexDocumentOutcome outcome = null;
        do {
            if (reads == READS_PER_RUN || Workflow.getInfo().isContinueAsNewSuggested()) {
                Workflow.continueAsNew(new IndexDocumentRequest(request.tenant(), request.source(), forceNext));
            }
            outcome = readOnce(request, outcome);
            Workflow.await(Workflow::isEveryHandlerFinished);
        } while (outcome == null || changed());
        enter(IndexingStage.DONE);
        return outcome;
    }

    /** Returns null if the read failed and a later change asks for another one. */
    private @Nullable IndexDocumentOutcome readOnce(
            IndexDocumentRequest request, @Nullable IndexDocumentOutcome previous) {
        boolean force = forceNext;
        forceNext = false;
        changesRead = changes;
        reads++;
        try {
            return newsOf(previous, throughAllStages(new ExtractDocument(request.tenant(), request.source(), force)));
        } catch (ActivityFailure failure) {
            if (failure.getCause() instanceof CanceledFailure || !changed()) {
                throw failure;
            }
            forceNext |= force;
            return null;
        }
    }

    /** A read after a change may find what the read before it has just indexed; the run still indexed it. */
    private static IndexDocumentOutcome newsOf(@Nullable IndexDocumentOutcome previous, IndexDocumentOutcome last) {
        return previous instanceof IndexDocumentOutcome.Indexed indexed
                        && last instanceof IndexDocumentOutcome.Unchanged unchanged
                        && indexed.generation().equals(unchanged.generation())
                ? indexed
                : last;
    }

    private IndexDocumentOutcome throughAllStages(ExtractDocument command) {
        enter(IndexingStage.EXTRACTING);
        StageResult result = reading.extract(command);
        result = next(IndexingStage.CHUNKING, result, computing::chunk);
        result = next(IndexingStage.EMBEDDING, result, computing::embed);
        result = next(IndexingStage.LINKING, result, storing::link);
        if (result instanceof StageResult.Ready ready) {
            enter(IndexingStage.PUBLISHING);
            return storing.publish(ready.generation());
        }
        return ((StageResult.Ended) result).outcome();
    }

    private StageResult next(IndexingStage next, StageResult result, Function<GenerationRef, StageResult> activity) {
        if (result instanceof StageResult.Ready ready) {
            enter(next);
            return activity.apply(ready.generation());
        }
        return result;
    }

    private void enter(IndexingStage next) {
        stage = next;
        Workflow.setCurrentDetails(next.name() + ", read " + reads);
    }

    private boolean changed() {
        return changes > changesRead;
    }
}
