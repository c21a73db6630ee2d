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
import dev.nightshift.persistence.ItemOutcome;
import io.temporal.client.ActivityCompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One attempt at a batch. A document that meets a bug of ours holds up nothing: the attempt goes on with
 * the others and then fails, so that the next one comes back to it, until it is given up.
 */
final class BatchRun {
    private static final Logger log = LoggerFactory.getLogger(BatchRun.class);
    private static final int ATTEMPTS_WITH_A_BUG = 3;

    private final CorpusRepository corpora;
    private final IndexingPipeline pipeline;
    private final IndexBatch batch;
    private final int attempt;
    private @Nullable RuntimeException bug;

    BatchRun(CorpusRepository corpora, IndexingPipeline pipeline, IndexBatch batch, int attempt) {
        this.corpora = corpora;
        this.pipeline = pipeline;
        this.batch = batch;
        this.attempt = attempt;
    }

    void run(Pulse pulse) {
        for (CorpusItem item : corpora.items(batch.scan(), batch.from(), batch.to(), true)) {
            pulse.beat();
            index(item, pulse);
        }
        pulse.beat();
        if (bug != null) {
            throw bug;
        }
    }

    private void index(CorpusItem item, Pulse pulse) {
        TenantId tenant = batch.scan().tenant();
        ExtractDocument command = new ExtractDocument(tenant, item.source(), batch.force());
        try {
            markDone(item, pipeline.index(command, pulse));
        } catch (WorkException | ActivityCompletionException e) {
            throw e;
        } catch (RuntimeException e) {
            log.error(
                    "Document {} met a bug",
                    DocumentId.of(tenant, item.source()).value(),
                    e);
            if (attempt < ATTEMPTS_WITH_A_BUG) {
                bug = e;
            } else {
                String message = "indexing met a bug, " + attempt + " times: " + e;
                markDone(
                        item, pipeline.giveUp(command, new WorkException(FailureType.UNSUPPORTED_CONTENT, message, e)));
            }
        }
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
