package dev.nightshift.activity.storage.source;

import dev.nightshift.contract.WorkException;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;

/** Lists the documents under a root of one kind. Safe for use by several threads at once. */
public interface SourceScanner {
    /**
     * Scans a folder, or a single document. Two scans of what has not changed hand on the same documents in
     * the same order.
     *
     * @param batchSize documents per batch, at least 1; the last batch may be smaller
     * @param onBatch called on this thread; what it throws ends the scan
     * @param onVisit called for every entry or page of entries, those that are passed over too; what it throws
     *     ends the scan
     * @throws WorkException INVALID_INPUT if {@code root} is neither folder nor document, NOT_AUTHORIZED if it
     *     lies outside of what is allowed or is closed to this process, NOT_FOUND if it does not exist,
     *     UNAVAILABLE if the thread is interrupted or the listing cannot be had now
     */
    SourceListing scan(URI root, int batchSize, Consumer<List<ListedSource>> onBatch, Runnable onVisit);
}
