package dev.nightshift.worker.storage;

import dev.nightshift.activity.storage.IndexingParts;
import dev.nightshift.activity.storage.IndexingPipeline;
import dev.nightshift.activity.storage.content.DocumentExtractor;
import dev.nightshift.activity.storage.content.ForkedExtractor;
import dev.nightshift.activity.storage.search.SearchService;
import dev.nightshift.activity.storage.source.FileSource;
import dev.nightshift.activity.storage.source.FolderScanner;
import dev.nightshift.activity.storage.source.ScratchFolder;
import dev.nightshift.embedding.OnnxTextEmbedder;
import dev.nightshift.embedding.TextEmbedder;
import dev.nightshift.persistence.Database;
import dev.nightshift.persistence.DocumentRepository;
import dev.nightshift.persistence.SearchRepository;

/** What the activities of this worker work with. Close it after they have ended, and before the database. */
public final class StorageEngines implements AutoCloseable {
    private final ScratchFolder scratch;
    private final TextEmbedder embedder;
    private final DocumentExtractor extractor;
    private final IndexingPipeline pipeline;
    private final FolderScanner scanner;
    private final SearchService search;

    private StorageEngines(StorageSettings settings, Database database) {
        scratch = ScratchFolder.open(settings.sources().temporaryDirectory());
        embedder = new EmbedderOnFirstUse(OnnxTextEmbedder::openBuiltIn);
        extractor = new ForkedExtractor(settings.extraction(), scratch);
        pipeline = new IndexingPipeline(
                new DocumentRepository(database),
                new IndexingParts(new FileSource(settings.sources(), scratch), extractor, embedder),
                settings.embedding());
        scanner = new FolderScanner(settings.sources(), extractor::supports);
        search = new SearchService(new SearchRepository(database), embedder);
    }

    /** Opens what is needed to begin; the model and the parser processes wait for their first use. */
    public static StorageEngines open(StorageSettings settings, Database database) {
        return new StorageEngines(settings, database);
    }

    IndexingPipeline pipeline() {
        return pipeline;
    }

    FolderScanner scanner() {
        return scanner;
    }

    SearchService search() {
        return search;
    }

    @Override
    public void close() {
        pipeline.close();
        extractor.close();
        embedder.close();
        scratch.close();
    }
}
