package dev.nightshift.persistence;

import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.TenantId;
import dev.nightshift.contract.storage.DocumentId;
import dev.nightshift.contract.storage.EmbeddingSpace;
import dev.nightshift.contract.storage.GenerationRef;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Versions of documents, built beside the one that serves and swapped in when complete.
 *
 * <p>Each read of a source draws a ticket first. Every later write of that read is fenced by it: it
 * writes nothing once the document was removed or the result of a later read serves. All writes may be
 * repeated.
 */
public final class DocumentRepository {
    public DocumentRepository(Database database) {}

    /** Draws a ticket for a read of {@code source}. Call it before the source is read. */
    public OpenedDocument open(TenantId tenant, URI source) {
        throw new UnsupportedOperationException("under construction");
    }

    /** Stores what was read. Rows of the same generation that are there already are kept. */
    public WriteResult saveExtraction(GenerationRef ref, NewGeneration generation) {
        throw new UnsupportedOperationException("under construction");
    }

    public Optional<StoredGeneration> findGeneration(GenerationRef ref) {
        throw new UnsupportedOperationException("under construction");
    }

    /** Stores passages; several calls may bring them in parts. */
    public WriteResult saveChunks(GenerationRef ref, List<NewChunk> chunks) {
        throw new UnsupportedOperationException("under construction");
    }

    /** Returns up to {@code limit} texts of the generation that have no vector in {@code space}. */
    public List<MissingVector> missingVectors(GenerationRef ref, EmbeddingSpace space, int limit) {
        throw new UnsupportedOperationException("under construction");
    }

    public WriteResult saveVectors(GenerationRef ref, EmbeddingSpace space, List<NewVector> vectors) {
        throw new UnsupportedOperationException("under construction");
    }

    /** Stores all edges of the generation. */
    public WriteResult saveEdges(GenerationRef ref, List<NewEdge> edges) {
        throw new UnsupportedOperationException("under construction");
    }

    /**
     * Lets the generation serve and deletes the ones before it, in one transaction. A repeat reports the
     * same counts.
     *
     * @throws IllegalStateException if passages that need a vector have none
     */
    public Publication publish(GenerationRef ref, EmbeddingSpace space) {
        throw new UnsupportedOperationException("under construction");
    }

    /**
     * Records that the serving generation is what this read found, and forgets a dead letter of an
     * earlier read.
     *
     * @throws dev.nightshift.contract.WorkException UNAVAILABLE if an earlier read put another
     *     generation in its place meanwhile, so that the source must be read again
     */
    public WriteResult confirmUnchanged(GenerationRef ref) {
        throw new UnsupportedOperationException("under construction");
    }

    /** Records that what this read found cannot be indexed. An older version goes on serving. */
    public WriteResult recordDeadLetter(
            TenantId tenant, DocumentId document, long ticket, FailureType reason, String message) {
        throw new UnsupportedOperationException("under construction");
    }
}
