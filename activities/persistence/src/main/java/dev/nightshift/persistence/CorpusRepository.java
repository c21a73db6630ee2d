package dev.nightshift.persistence;

import dev.nightshift.contract.storage.CorpusCounts;
import dev.nightshift.contract.storage.ScanCorpus;
import dev.nightshift.contract.storage.ScanRef;
import java.net.URI;
import java.util.List;

/** Listings of folders, and how each listed document ended. */
public final class CorpusRepository {
    public CorpusRepository(Database database) {}

    /** Begins a listing, or begins it again; one that is completed is returned as it is. */
    public ScanAttempt begin(ScanCorpus command) {
        throw new UnsupportedOperationException("under construction");
    }

    /**
     * Appends documents to the listing.
     *
     * @throws dev.nightshift.contract.WorkException UNAVAILABLE if a later attempt has begun
     */
    public void addItems(ScanAttempt attempt, List<URI> sources) {
        throw new UnsupportedOperationException("under construction");
    }

    /**
     * Ends the listing; a repeat returns the same.
     *
     * @param skipped files of no type that can be indexed
     * @throws dev.nightshift.contract.WorkException UNAVAILABLE if a later attempt has begun
     */
    public ScanRef complete(ScanAttempt attempt, int skipped) {
        throw new UnsupportedOperationException("under construction");
    }

    /**
     * Returns documents in the order of their numbers.
     *
     * @param to number after the last document
     * @param pendingOnly true to leave out documents that are done
     */
    public List<CorpusItem> items(ScanRef scan, int from, int to, boolean pendingOnly) {
        throw new UnsupportedOperationException("under construction");
    }

    /** Records how a document ended. The first word stands, so that a repeat counts nothing twice. */
    public void markDone(ScanRef scan, int number, ItemOutcome outcome, int chunks, int embedded) {
        throw new UnsupportedOperationException("under construction");
    }

    /** Counts the documents from {@code from} to before {@code to} that are done. */
    public CorpusCounts counts(ScanRef scan, int from, int to) {
        throw new UnsupportedOperationException("under construction");
    }

    public void forget(ScanRef scan) {
        throw new UnsupportedOperationException("under construction");
    }
}
