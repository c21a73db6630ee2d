package dev.nightshift.persistence;

import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.TenantId;
import dev.nightshift.contract.storage.DocumentId;
import dev.nightshift.contract.storage.EmbeddingSpace;
import dev.nightshift.contract.storage.GenerationRef;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Versions of documents, built beside the one that serves and swapped in when complete.
 *
 * <p>Each read of a source draws a ticket first. Every later write of that read is fenced by it: it
 * writes nothing once the document was removed or the result of a later read serves. All writes may be
 * repeated.
 */
public final class DocumentRepository {
    private static final int LONGEST_MESSAGE = 1_000;

    private final Database database;
    private final Spaces spaces = new Spaces();

    public DocumentRepository(Database database) {
        this.database = database;
    }

    /** Draws a ticket for a read of {@code source}. Call it before the source is read. */
    public OpenedDocument open(TenantId tenant, URI source) {
        return database.inTenant(tenant, handle -> new Opening(handle, tenant, source).open());
    }

    /** Stores what was read; several calls may bring it in parts. Rows that are there already are kept. */
    public WriteResult saveExtraction(GenerationRef ref, NewGeneration generation, List<NewPart> parts) {
        return staging(ref, (handle, staging) -> {
            staging.saveGeneration(generation);
            staging.saveParts(parts);
        });
    }

    /** Records members of a generation that could not be read. */
    public WriteResult saveUnread(GenerationRef ref, List<UnreadPart> parts) {
        return staging(ref, (handle, staging) -> staging.saveUnread(parts));
    }

    /** Returns the first part that was read and whose number is {@code from} or greater. */
    public Optional<StoredPart> firstPart(GenerationRef ref, int from) {
        return database.inTenant(ref.tenant(), handle -> new Staging(handle, ref).firstPart(from));
    }

    /** Stores passages of a part; several calls may bring them in pieces. */
    public WriteResult saveChunks(GenerationRef ref, int part, List<NewChunk> chunks) {
        return staging(ref, (handle, staging) -> staging.saveChunks(part, chunks));
    }

    /** Returns up to {@code limit} texts of the generation that have no vector in {@code space}. */
    public List<MissingVector> missingVectors(GenerationRef ref, EmbeddingSpace space, int limit) {
        return database.inTenant(
                ref.tenant(), handle -> new Staging(handle, ref).missingVectors(spaces.number(handle, space), limit));
    }

    public WriteResult saveVectors(GenerationRef ref, EmbeddingSpace space, List<NewVector> vectors) {
        return staging(ref, (handle, staging) -> staging.saveVectors(spaces.number(handle, space), space, vectors));
    }

    /** Stores all edges of a part. */
    public WriteResult saveEdges(GenerationRef ref, int part, List<NewEdge> edges) {
        return staging(ref, (handle, staging) -> staging.saveEdges(part, edges));
    }

    /** Writes nothing; returns what a write would come to. */
    public WriteResult check(GenerationRef ref) {
        return staging(ref, (handle, staging) -> {});
    }

    /**
     * Lets the generation serve and deletes the ones before it, in one transaction. A repeat reports the
     * same counts.
     *
     * @throws IllegalStateException if passages that need a vector have none
     */
    public Publication publish(GenerationRef ref, EmbeddingSpace space) {
        return database.inTenant(ref.tenant(), handle -> {
            Fence fence = Fence.forDeciding(handle, ref.tenant(), ref.document(), ref.ticket());
            return fence.refuses()
                    ? Publication.refused(fence.result())
                    : new Publishing(handle, ref).publish(spaces.number(handle, space));
        });
    }

    /**
     * Records that the serving generation is what this read found, and forgets a dead letter of an
     * earlier read.
     *
     * @param sourceVersion as in {@link NewGeneration}
     * @throws dev.nightshift.contract.WorkException UNAVAILABLE if an earlier read put another
     *     generation in its place meanwhile, so that the source must be read again
     */
    public WriteResult confirmUnchanged(GenerationRef ref, @Nullable String sourceVersion) {
        return database.inTenant(ref.tenant(), handle -> {
            Fence fence = Fence.forDeciding(handle, ref.tenant(), ref.document(), ref.ticket());
            if (!fence.refuses()) {
                new Publishing(handle, ref).confirm(fence, sourceVersion);
            }
            return fence.result();
        });
    }

    /** Records that what this read found cannot be indexed. An older version goes on serving. */
    public WriteResult recordDeadLetter(
            TenantId tenant, DocumentId document, long ticket, FailureType reason, String message) {
        return database.inTenant(tenant, handle -> {
            Fence fence = Fence.forDeciding(handle, tenant, document, ticket);
            if (!fence.refuses()) {
                handle.createUpdate("""
                        INSERT INTO dead_letter AS known (tenant, document_id, ticket, reason, message)
                        VALUES (:tenant, :document, :ticket, :reason, :message)
                        ON CONFLICT (tenant, document_id) DO UPDATE SET
                            ticket = excluded.ticket, reason = excluded.reason,
                            message = excluded.message, failed_at = now()
                        WHERE known.ticket <= excluded.ticket
                        """)
                        .bind("tenant", tenant.value())
                        .bind("document", document.value())
                        .bind("ticket", ticket)
                        .bind("reason", reason.name())
                        .bind("message", StorableText.cut(message, LONGEST_MESSAGE))
                        .execute();
            }
            return fence.result();
        });
    }

    private WriteResult staging(GenerationRef ref, BiConsumer<Handle, Staging> write) {
        return database.inTenant(ref.tenant(), handle -> {
            Fence fence = Fence.forStaging(handle, ref);
            if (!fence.refuses()) {
                write.accept(handle, new Staging(handle, ref));
            }
            return fence.result();
        });
    }
}
