package dev.nightshift.workflow.storage;

import dev.nightshift.contract.ContentKey;
import dev.nightshift.contract.storage.DocumentActivities;
import dev.nightshift.contract.storage.DocumentId;
import dev.nightshift.contract.storage.ExtractDocument;
import dev.nightshift.contract.storage.GenerationRef;
import dev.nightshift.contract.storage.IndexDocumentOutcome;
import dev.nightshift.contract.storage.IndexDocumentOutcome.Indexed;
import dev.nightshift.contract.storage.IndexDocumentOutcome.Superseded;
import dev.nightshift.contract.storage.IndexDocumentOutcome.Unchanged;
import dev.nightshift.contract.storage.IndexingStage;
import dev.nightshift.contract.storage.StageResult;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Documents and their index in memory, with the tickets and the compare-and-set of the real one. */
final class FakeDocuments implements DocumentActivities {
    /** What happens around a stage: {@code before} its effect or after it, on the activity's thread. */
    interface Hook {
        void at(IndexingStage stage, boolean before, DocumentId document);
    }

    /** A read of a source: what it found, and whether it was forced. */
    record Read(DocumentId document, int version, boolean forced) {}

    private final AtomicLong tickets = new AtomicLong();
    private final Map<DocumentId, Integer> versions = new HashMap<>();
    private final Map<DocumentId, GenerationRef> serving = new HashMap<>();
    private final List<Read> reads = new CopyOnWriteArrayList<>();
    private volatile Hook hook = (stage, before, document) -> {};

    FakeDocuments hook(Hook hook) {
        this.hook = hook;
        return this;
    }

    /** Changes the source and returns its new version. */
    synchronized int edit(DocumentId document) {
        return versions.merge(document, 1, Integer::sum);
    }

    synchronized int version(DocumentId document) {
        return versions.getOrDefault(document, 0);
    }

    synchronized boolean servesNewest(DocumentId document) {
        GenerationRef generation = serving.get(document);
        return generation != null && generation.generation().equals(generation(document, version(document)));
    }

    /** Publishes what was read later by another indexing, such as a batch. */
    synchronized void publishElsewhere(DocumentId document) {
        serving.put(document, new GenerationRef(DocumentCaller.ACME, document, "elsewhere", tickets.incrementAndGet()));
    }

    List<Read> reads() {
        return new ArrayList<>(reads);
    }

    @Override
    public StageResult extract(ExtractDocument command) {
        DocumentId document = DocumentId.of(command.tenant(), command.source());
        hook.at(IndexingStage.EXTRACTING, true, document);
        StageResult result = read(command.source(), document, command);
        hook.at(IndexingStage.EXTRACTING, false, document);
        return result;
    }

    @Override
    public StageResult chunk(GenerationRef generation) {
        return pass(IndexingStage.CHUNKING, generation);
    }

    @Override
    public StageResult embed(GenerationRef generation) {
        return pass(IndexingStage.EMBEDDING, generation);
    }

    @Override
    public StageResult link(GenerationRef generation) {
        return pass(IndexingStage.LINKING, generation);
    }

    @Override
    public IndexDocumentOutcome publish(GenerationRef generation) {
        hook.at(IndexingStage.PUBLISHING, true, generation.document());
        IndexDocumentOutcome outcome = swap(generation);
        hook.at(IndexingStage.PUBLISHING, false, generation.document());
        return outcome;
    }

    private synchronized StageResult read(URI source, DocumentId document, ExtractDocument command) {
        GenerationRef read = new GenerationRef(
                command.tenant(), document, generation(document, version(document)), tickets.incrementAndGet());
        reads.add(new Read(document, version(document), command.force()));
        GenerationRef current = serving.get(document);
        boolean same = current != null && current.generation().equals(read.generation());
        return same && !command.force()
                ? new StageResult.Ended(new Unchanged(document, read.generation()))
                : new StageResult.Ready(read);
    }

    private StageResult pass(IndexingStage stage, GenerationRef generation) {
        hook.at(stage, true, generation.document());
        hook.at(stage, false, generation.document());
        return new StageResult.Ready(generation);
    }

    private synchronized IndexDocumentOutcome swap(GenerationRef generation) {
        GenerationRef current = serving.get(generation.document());
        if (current != null && current.ticket() > generation.ticket()) {
            return new Superseded(generation.document());
        }
        serving.put(generation.document(), generation);
        return new Indexed(generation.document(), generation.generation(), 3, 2, 1, 4, 0, 0, "en", true);
    }

    private static String generation(DocumentId document, int version) {
        return ContentKey.of(document.value(), Integer.toString(version)).substring(0, 32);
    }
}
