package dev.nightshift.persistence;

import dev.nightshift.contract.TenantId;
import dev.nightshift.contract.storage.EmbeddingSpace;
import java.util.Collection;
import java.util.List;

/** Finds passages of the versions that serve. */
public final class SearchRepository {
    public SearchRepository(Database database) {}

    /**
     * Returns the passages whose vectors are nearest, best first.
     *
     * @param query vector of Euclidean length 1
     * @param k most passages to return, 1 to 1,000
     */
    public List<RankedChunk> nearest(TenantId tenant, EmbeddingSpace space, float[] query, int k) {
        throw new UnsupportedOperationException("under construction");
    }

    /**
     * Returns the passages that share most words with {@code query}, best first; words are compared by
     * their stems in each language that the tenant has.
     *
     * @param k most passages to return, 1 to 1,000
     */
    public List<RankedChunk> matching(TenantId tenant, String query, int k) {
        throw new UnsupportedOperationException("under construction");
    }

    /** Returns what is known of passages, in no order; one that no longer serves is left out. */
    public List<ChunkDetail> details(TenantId tenant, Collection<Long> chunks) {
        throw new UnsupportedOperationException("under construction");
    }
}
