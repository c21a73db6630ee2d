package dev.nightshift.activity.storage;

import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.TenantId;
import dev.nightshift.contract.WorkException;
import dev.nightshift.contract.storage.DocumentId;
import dev.nightshift.contract.storage.ExtractDocument;
import dev.nightshift.contract.storage.IndexBatch;
import dev.nightshift.contract.storage.IndexDocumentOutcome;
import dev.nightshift.persistence.CorpusItem;
import dev.nightshift.persistence.CorpusRepository;
import dev.nightshift.persistence.ItemFailures;
import dev.nightshift.persistence.ItemOutcome;
import io.temporal.client.ActivityCompletionException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One attempt at a batch. A document that fails holds up nothing: the attempt goes on with the others and
 * then fails, so that the next one comes back to it, until it is given up. Only what stops the whole batch,
 * such as a database that is away, ends the attempt at once, because then the failure cannot be recorded.
 */
final class BatchRun {
    private static final Logger log = LoggerFactory.getLogger(BatchRun.class);
    private static final int FAILURES_BEFORE_GIVING_UP = 3;

    private final CorpusRepository corpora;
    private final IndexingPipeline pipeline;
    private final IndexBatch batch;
    private final Duration patience;
    private @Nullable RuntimeException failure;

    /**
     * @param patience how long a document may go on failing for a reason that may pass by itself
     */
    BatchRun(CorpusRepository corpora, IndexingPipeline pipeline, IndexBatch batch, Duration patience) {
        this.corpora = corpora;
        this.pipeline = pipeline;
        this.batch = batch;
        this.patience = patience;
    }

    void run(Pulse pulse) {
        if (!batch.force()) {
            corpora.markUnchanged(batch.scan(), batch.from(), batch.to(), pipeline.version());
        }
        for (CorpusItem item : corpora.items(batch.scan(), batch.from(), batch.to(), true)) {
            pulse.beat();
            index(item, pulse);
        }
        pulse.beat();
        if (failure != null) {
            throw failure;
        }
    }

    private void index(CorpusItem item, Pulse pulse) {
        TenantId tenant = batch.scan().tenant();
        ExtractDocument command = new ExtractDocument(tenant, item.source(), batch.force());
        try {
            markDone(item, pipeline.index(command, pulse));
        } catch (ActivityCompletionException e) {
            throw e;
        } catch (RuntimeException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
            failed(item, command, e);
        }
    }

    private void failed(CorpusItem item, ExtractDocument command, RuntimeException e) {
        String document = DocumentId.of(command.tenant(), command.source()).value();
        ItemFailures failures = corpora.recordFailure(batch.scan(), item.number());
        boolean bug = !(e instanceof WorkException);
        if (bug) {
            log.error("Document {} met a bug, {} times so far", document, failures.count(), e);
        } else {
            log.warn("Document {} failed, {} times so far: {}", document, failures.count(), ((WorkException) e).type());
        }
        // What may pass by itself gets time, a bug of ours does not.
        boolean late = bug || failures.since().compareTo(patience) >= 0;
        if (failures.count() >= FAILURES_BEFORE_GIVING_UP && late) {
            markDone(item, pipeline.giveUp(command, reason(e, failures)));
        } else {
            failure = e;
        }
    }

    private static WorkException reason(RuntimeException e, ItemFailures failures) {
        if (e instanceof WorkException known) {
            String message = "failed " + failures.count() + " times in "
                    + failures.since().toMinutes() + " minutes: " + known.getMessage();
            return new WorkException(known.type(), message, e);
        }
        String message = "indexing met a bug, " + failures.count() + " times: " + e;
        return new WorkException(FailureType.UNSUPPORTED_CONTENT, message, e);
    }

    private void markDone(CorpusItem item, IndexDocumentOutcome outcome) {
        int chunks = 0;
        int embedded = 0;
        if (outcome instanceof IndexDocumentOutcome.Indexed indexed) {
            chunks = indexed.chunks();
            embedded = indexed.embedded();
        }
        corpora.markDone(batch.scan(), item.number(), kind(outcome), chunks, embedded);
    }

    private static ItemOutcome kind(IndexDocumentOutcome outcome) {
        if (outcome instanceof IndexDocumentOutcome.Indexed) {
            return ItemOutcome.INDEXED;
        }
        if (outcome instanceof IndexDocumentOutcome.Unchanged) {
            return ItemOutcome.UNCHANGED;
        }
        if (outcome instanceof IndexDocumentOutcome.DeadLettered) {
            return ItemOutcome.DEAD_LETTERED;
        }
        return outcome instanceof IndexDocumentOutcome.Superseded ? ItemOutcome.SUPERSEDED : ItemOutcome.REMOVED;
    }
}
