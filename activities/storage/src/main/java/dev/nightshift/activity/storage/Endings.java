package dev.nightshift.activity.storage;

import dev.nightshift.contract.storage.DocumentId;
import dev.nightshift.contract.storage.GenerationRef;
import dev.nightshift.contract.storage.IndexDocumentOutcome;
import dev.nightshift.contract.storage.StageResult;
import dev.nightshift.persistence.WriteResult;

/** What a refused write means for the indexing that it belongs to. */
final class Endings {
    private Endings() {}

    /** Lets the next stage go on if the write was not refused. */
    static StageResult after(WriteResult result, GenerationRef ref) {
        return result == WriteResult.WRITTEN
                ? new StageResult.Ready(ref)
                : new StageResult.Ended(refused(result, ref.document()));
    }

    static IndexDocumentOutcome refused(WriteResult result, DocumentId document) {
        return switch (result) {
            case SUPERSEDED -> new IndexDocumentOutcome.Superseded(document);
            case REMOVED -> new IndexDocumentOutcome.Removed(document);
            case WRITTEN -> throw new IllegalArgumentException("the write was not refused");
        };
    }
}
