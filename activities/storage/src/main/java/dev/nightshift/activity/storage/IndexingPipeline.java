package dev.nightshift.activity.storage;

import static java.util.Objects.requireNonNull;

import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.WorkException;
import dev.nightshift.contract.storage.ExtractDocument;
import dev.nightshift.contract.storage.GenerationRef;
import dev.nightshift.contract.storage.IndexDocumentOutcome;
import dev.nightshift.contract.storage.StageResult;
import dev.nightshift.embedding.EmbeddingPool;
import dev.nightshift.embedding.EmbeddingSettings;
import dev.nightshift.persistence.DocumentRepository;
import dev.nightshift.persistence.OpenedDocument;
import dev.nightshift.persistence.WriteResult;
import java.net.URI;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Indexes documents, stage by stage. Serves the workflow of a single document, which calls each stage by
 * itself, and the batches of a corpus, which run all of them.
 *
 * <p>A stage throws {@link WorkException} for what another attempt may mend and for a request that may
 * not be served. Content that cannot be indexed is no failure: it becomes a dead letter, which ends the
 * indexing while an older version goes on serving. Safe for use by several threads at once.
 */
public final class IndexingPipeline implements AutoCloseable {
    /** The content of one document is to blame. */
    private static final Set<FailureType> BAD_CONTENT =
            EnumSet.of(FailureType.UNSUPPORTED_CONTENT, FailureType.NOT_FOUND);

    /** In a folder that may be read, one file that may not is to blame itself. */
    private static final Set<FailureType> BAD_FILE = EnumSet.of(
            FailureType.UNSUPPORTED_CONTENT,
            FailureType.NOT_FOUND,
            FailureType.NOT_AUTHORIZED,
            FailureType.INVALID_INPUT);

    private final DocumentRepository documents;
    private final Background background = new Background();
    private final EmbeddingPool pool;
    private final PipelineVersion version;
    private final ReadStage reading;
    private final BuildStages building;

    public IndexingPipeline(DocumentRepository documents, IndexingParts parts, EmbeddingSettings settings) {
        this.documents = requireNonNull(documents, "documents");
        this.version = new PipelineVersion(parts.extractor(), parts.embedder());
        this.pool = new EmbeddingPool(parts.embedder(), settings);
        this.reading = new ReadStage(documents, parts, background, version);
        this.building = new BuildStages(documents, parts.embedder(), pool);
    }

    /** Names the version of all that decides what equal bytes become. May load the model. */
    public String version() {
        return version.text();
    }

    /**
     * Tells whether there is no such source any more.
     *
     * @throws WorkException UNAVAILABLE if that cannot be told now
     */
    public boolean isGone(URI source) {
        return reading.isGone(source);
    }

    /** Runs all stages. Whatever is wrong with this document alone becomes a dead letter. */
    public IndexDocumentOutcome index(ExtractDocument command, Pulse pulse) {
        StageResult result = extract(command, BAD_FILE, pulse);
        result = next(result, ref -> chunk(ref, pulse));
        result = next(result, ref -> embed(ref, pulse));
        result = next(result, this::link);
        if (result instanceof StageResult.Ready ready) {
            // On this thread, so that nothing begins to serve once the work was told to stop.
            pulse.beat();
            return publish(ready.generation());
        }
        return ((StageResult.Ended) result).outcome();
    }

    /** Reads the source now and stores its text and structure. */
    public StageResult extract(ExtractDocument command, Pulse pulse) {
        return extract(command, BAD_CONTENT, pulse);
    }

    public StageResult chunk(GenerationRef ref, Pulse pulse) {
        return orDeadLetter(ref, () -> background.run(() -> building.chunk(ref), pulse));
    }

    public StageResult embed(GenerationRef ref, Pulse pulse) {
        return orDeadLetter(ref, () -> background.run(() -> building.embed(ref), pulse));
    }

    public StageResult link(GenerationRef ref) {
        return orDeadLetter(ref, () -> building.link(ref));
    }

    public IndexDocumentOutcome publish(GenerationRef ref) {
        return building.publish(ref);
    }

    /** Makes a dead letter of a document for a reason that no stage knows. */
    public IndexDocumentOutcome giveUp(ExtractDocument command, WorkException reason) {
        OpenedDocument opened = documents.open(command.tenant(), command.source());
        return deadLetter(new GenerationRef(command.tenant(), opened.document(), "", opened.ticket()), reason);
    }

    @Override
    public void close() {
        pool.close();
        background.close();
    }

    private StageResult extract(ExtractDocument command, Set<FailureType> costsTheDocument, Pulse pulse) {
        admit(command, costsTheDocument);
        OpenedDocument opened = documents.open(command.tenant(), command.source());
        GenerationRef read = new GenerationRef(command.tenant(), opened.document(), "", opened.ticket());
        return orDeadLetter(read, costsTheDocument, () -> reading.read(command, opened, pulse));
    }

    /** A request that is refused leaves no trace, so this comes before the first write. */
    private void admit(ExtractDocument command, Set<FailureType> costsTheDocument) {
        try {
            reading.admit(command);
        } catch (WorkException e) {
            if (!costsTheDocument.contains(e.type())) {
                throw e;
            }
        }
    }

    private StageResult orDeadLetter(GenerationRef ref, Supplier<StageResult> stage) {
        return orDeadLetter(ref, BAD_CONTENT, stage);
    }

    private StageResult orDeadLetter(GenerationRef ref, Set<FailureType> types, Supplier<StageResult> stage) {
        try {
            return stage.get();
        } catch (WorkException e) {
            if (types.contains(e.type())) {
                return new StageResult.Ended(deadLetter(ref, e));
            }
            throw e;
        }
    }

    private IndexDocumentOutcome deadLetter(GenerationRef ref, WorkException reason) {
        WriteResult result = documents.recordDeadLetter(
                ref.tenant(), ref.document(), ref.ticket(), reason.type(), String.valueOf(reason.getMessage()));
        return result == WriteResult.WRITTEN
                ? new IndexDocumentOutcome.DeadLettered(
                        ref.document(), reason.type(), String.valueOf(reason.getMessage()))
                : Endings.refused(result, ref.document());
    }

    private static StageResult next(StageResult result, Function<GenerationRef, StageResult> stage) {
        return result instanceof StageResult.Ready ready ? stage.apply(ready.generation()) : result;
    }
}
