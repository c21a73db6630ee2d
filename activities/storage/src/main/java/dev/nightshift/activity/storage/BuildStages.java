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
import dev.nightshift.persistence.StoredPart;
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
        return eachPart(ref, part -> {
            Structure structure = Structure.parse(part.structure());
            List<NewChunk> chunks = chunker().chunk(structure.with(part.text())).stream()
                    .map(BuildStages::newChunk)
                    .toList();
            return documents.saveChunks(ref, part.number(), chunks);
        });
    }

    /** Computes vectors only where none is stored, and none at all in a language the model does not know. */
    StageResult embed(GenerationRef ref) {
        WriteResult result = documents.check(ref);
        List<MissingVector> missing = missing(ref);
        while (result == WriteResult.WRITTEN && !missing.isEmpty()) {
            result = documents.saveVectors(ref, embedder.space(), vectors(missing));
            missing = missing(ref);
        }
        return Endings.after(result, ref);
    }

    StageResult link(GenerationRef ref) {
        return eachPart(
                ref, part -> documents.saveEdges(ref, part.number(), Linker.edges(Structure.parse(part.structure()))));
    }

    IndexDocumentOutcome publish(GenerationRef ref) {
        // A refused publication deletes the generation, so what it says of itself is read before.
        Optional<StoredPart> source = documents.firstPart(ref, 0);
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
                publication.members(),
                publication.unread(),
                source.map(StoredPart::language).orElse(null),
                publication.vectorised());
    }

    /** A generation that is gone was overtaken or removed; a write of nothing tells which. */
    private StageResult eachPart(GenerationRef ref, Function<StoredPart, WriteResult> stage) {
        Optional<StoredPart> part = documents.firstPart(ref, 0);
        if (part.isEmpty()) {
            return gone(ref);
        }
        WriteResult result = WriteResult.WRITTEN;
        while (result == WriteResult.WRITTEN && part.isPresent()) {
            result = stage.apply(part.get());
            part = documents.firstPart(ref, part.get().number() + 1);
        }
        return Endings.after(result, ref);
    }

    private StageResult gone(GenerationRef ref) {
        WriteResult result = documents.check(ref);
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
