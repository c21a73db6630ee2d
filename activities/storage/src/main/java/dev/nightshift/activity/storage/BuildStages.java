package dev.nightshift.activity.storage;

import dev.nightshift.activity.storage.chunk.Chunk;
import dev.nightshift.activity.storage.chunk.StructuredChunker;
import dev.nightshift.contract.ContentKey;
import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.WorkException;
import dev.nightshift.contract.storage.GenerationRef;
import dev.nightshift.contract.storage.IndexDocumentOutcome;
import dev.nightshift.contract.storage.StageResult;
import dev.nightshift.embedding.EmbeddingPool;
import dev.nightshift.embedding.TextEmbedder;
import dev.nightshift.persistence.DocumentRepository;
import dev.nightshift.persistence.MissingVector;
import dev.nightshift.persistence.NewChunk;
import dev.nightshift.persistence.NewVector;
import dev.nightshift.persistence.Publication;
import dev.nightshift.persistence.StoredGeneration;
import dev.nightshift.persistence.WriteResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The stages after the first: from the text of a generation to one that serves. */
final class BuildStages {
    /** Some hundred milliseconds of work, so that a stop is noticed soon and little is done twice. */
    private static final int VECTORS_PER_WRITE = 32;

    private final DocumentRepository documents;
    private final TextEmbedder embedder;
    private final EmbeddingPool pool;

    BuildStages(DocumentRepository documents, TextEmbedder embedder, EmbeddingPool pool) {
        this.documents = documents;
        this.embedder = embedder;
        this.pool = pool;
    }

    StageResult chunk(GenerationRef ref) {
        return withGeneration(ref, stored -> {
            Structure structure = Structure.parse(stored.structure());
            List<NewChunk> chunks = chunker().chunk(structure.with(stored.text())).stream()
                    .map(BuildStages::newChunk)
                    .toList();
            return Endings.after(documents.saveChunks(ref, chunks), ref);
        });
    }

    /** Computes vectors only where none is stored, and none at all in a language the model does not know. */
    StageResult embed(GenerationRef ref) {
        return withGeneration(ref, stored -> {
            WriteResult result = WriteResult.WRITTEN;
            List<MissingVector> missing = stored.vectorised() ? missing(ref) : List.of();
            while (result == WriteResult.WRITTEN && !missing.isEmpty()) {
                result = documents.saveVectors(ref, embedder.space(), vectors(missing));
                missing = missing(ref);
            }
            return Endings.after(result, ref);
        });
    }

    StageResult link(GenerationRef ref) {
        return withGeneration(ref, stored -> {
            Structure structure = Structure.parse(stored.structure());
            return Endings.after(documents.saveEdges(ref, Linker.edges(structure)), ref);
        });
    }

    IndexDocumentOutcome publish(GenerationRef ref) {
        // A refused publication deletes the generation, so what it says of itself is read before.
        Optional<StoredGeneration> stored = documents.findGeneration(ref);
        Publication publication = documents.publish(ref, embedder.space());
        if (publication.result() != WriteResult.WRITTEN) {
            return Endings.refused(publication.result(), ref.document());
        }
        return new IndexDocumentOutcome.Indexed(
                ref.document(),
                ref.generation(),
                publication.chunks(),
                publication.embedded(),
                publication.reused(),
                publication.edges(),
                stored.map(StoredGeneration::language).orElse(null),
                stored.map(StoredGeneration::vectorised).orElse(true));
    }

    /** A generation that is gone was overtaken or removed; a write of nothing tells which. */
    private StageResult withGeneration(GenerationRef ref, Function<StoredGeneration, StageResult> stage) {
        Optional<StoredGeneration> stored = documents.findGeneration(ref);
        if (stored.isPresent()) {
            return stage.apply(stored.get());
        }
        WriteResult result = documents.saveEdges(ref, List.of());
        if (result == WriteResult.WRITTEN) {
            throw new WorkException(
                    FailureType.UNAVAILABLE, "generation " + ref.generation() + " appeared while it was looked for");
        }
        return Endings.after(result, ref);
    }

    /** Made when needed, because asking for the model's limit may load the model. */
    private StructuredChunker chunker() {
        return new StructuredChunker(embedder::countTokens, embedder.maxTokens());
    }

    private List<MissingVector> missing(GenerationRef ref) {
        return documents.missingVectors(ref, embedder.space(), VECTORS_PER_WRITE);
    }

    private List<NewVector> vectors(List<MissingVector> missing) {
        List<float[]> computed =
                embedAll(missing.stream().map(MissingVector::input).toList());
        List<NewVector> vectors = new ArrayList<>();
        for (int i = 0; i < missing.size(); i++) {
            vectors.add(new NewVector(missing.get(i).inputHash(), computed.get(i)));
        }
        return vectors;
    }

    private List<float[]> embedAll(List<String> texts) {
        try {
            return pool.embedAll(texts);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Waiting.interrupted(e);
        }
    }

    private static NewChunk newChunk(Chunk chunk) {
        return new NewChunk(
                chunk.ordinal(),
                chunk.span(),
                chunk.text(),
                chunk.headingPath(),
                chunk.page(),
                chunk.embeddingInput(),
                ContentKey.of(chunk.embeddingInput()),
                chunk.tokens(),
                chunk.tableHeader());
    }
}
