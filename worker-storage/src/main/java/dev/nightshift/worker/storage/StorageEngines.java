package dev.nightshift.worker.storage;

import dev.nightshift.activity.storage.IndexingParts;
import dev.nightshift.activity.storage.IndexingPipeline;
import dev.nightshift.activity.storage.content.DocumentExtractor;
import dev.nightshift.activity.storage.content.ForkedExtractor;
import dev.nightshift.activity.storage.search.SearchService;
import dev.nightshift.activity.storage.source.FileSource;
import dev.nightshift.activity.storage.source.FolderScanner;
import dev.nightshift.activity.storage.source.ObjectSource;
import dev.nightshift.activity.storage.source.PrefixScanner;
import dev.nightshift.activity.storage.source.ScratchFolder;
import dev.nightshift.activity.storage.source.SourceScanner;
import dev.nightshift.activity.storage.source.Sources;
import dev.nightshift.embedding.OnnxTextEmbedder;
import dev.nightshift.embedding.TextEmbedder;
import dev.nightshift.objects.ObjectStore;
import dev.nightshift.objects.ObjectUri;
import dev.nightshift.persistence.Database;
import dev.nightshift.persistence.DocumentRepository;
import dev.nightshift.persistence.SearchRepository;
import java.util.List;

/** What the activities of this worker work with. Close it after they have ended, and before the database. */
public final class StorageEngines implements AutoCloseable {
    private final ScratchFolder scratch;
    private final TextEmbedder embedder;
    private final DocumentExtractor extractor;
    private final IndexingPipeline pipeline;
    private final OnFirstUse<ObjectStore> objects;
    private final Sources sources;
    private final SearchService search;

    private StorageEngines(StorageSettings settings, Database database) {
        scratch = ScratchFolder.open(settings.sources().temporaryDirectory());
        embedder = new EmbedderOnFirstUse(OnnxTextEmbedder::openBuiltIn);
        extractor = new ForkedExtractor(settings.extraction(), scratch);
        objects = new OnFirstUse<>(() -> ObjectStore.open(settings.objects().store()));
        sources = sources(settings);
        pipeline = new IndexingPipeline(
                new DocumentRepository(database),
                new IndexingParts(sources, extractor, embedder),
                settings.embedding());
        search = new SearchService(new SearchRepository(database), embedder);
    }

    /** Opens what is needed to begin; the model and the parser processes wait for their first use. */
    public static StorageEngines open(StorageSettings settings, Database database) {
        return new StorageEngines(settings, database);
    }

    IndexingPipeline pipeline() {
        return pipeline;
    }

    SourceScanner scanner() {
        return sources;
    }

    SearchService search() {
        return search;
    }

    @Override
    public void close() {
        search.close();
        pipeline.close();
        extractor.close();
        embedder.close();
        ObjectStore opened = objects.ifOpened();
        if (opened != null) {
            opened.close();
        }
        scratch.close();
    }

    private Sources sources(StorageSettings settings) {
        List<ObjectUri> roots = settings.objects().allowedRoots();
        return new Sources(
                new FileSource(settings.sources(), scratch),
                new FolderScanner(settings.sources(), extractor::supports),
                new ObjectSource(
                        roots, objects::get, scratch, settings.sources().maxDocumentBytes()),
                new PrefixScanner(roots, objects::get, extractor::supports));
    }
}
