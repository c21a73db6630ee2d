package dev.nightshift.activity.storage;

import static dev.nightshift.activity.storage.IndexingDesk.ACME;

import dev.nightshift.activity.storage.source.FileSource;
import dev.nightshift.activity.storage.source.FileUri;
import dev.nightshift.activity.storage.source.FolderScanner;
import dev.nightshift.activity.storage.source.ObjectSource;
import dev.nightshift.activity.storage.source.PrefixScanner;
import dev.nightshift.activity.storage.source.ScratchFolder;
import dev.nightshift.activity.storage.source.SourceReader;
import dev.nightshift.activity.storage.source.SourceSettings;
import dev.nightshift.activity.storage.source.SourceSnapshot;
import dev.nightshift.activity.storage.source.Sources;
import dev.nightshift.contract.storage.CorpusActivities;
import dev.nightshift.contract.storage.CorpusCounts;
import dev.nightshift.contract.storage.IndexBatch;
import dev.nightshift.contract.storage.ScanCorpus;
import dev.nightshift.contract.storage.ScanRef;
import dev.nightshift.contract.storage.SettleVanished;
import dev.nightshift.contract.storage.VanishedCounts;
import dev.nightshift.objects.ObjectStore;
import dev.nightshift.objects.ObjectUri;
import dev.nightshift.objects.TestObjectStore;
import dev.nightshift.persistence.CorpusRepository;
import dev.nightshift.persistence.VanishedRepository;
import io.temporal.testing.TestActivityEnvironment;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Scans a folder or prefix again and again as the workflow of a corpus does, and counts what it reads. */
final class RescanningDesk implements AutoCloseable {
    final IndexingDesk desk;
    final CorpusActivities activities;
    final AtomicInteger reads = new AtomicInteger();

    private final TestActivityEnvironment environment = TestActivityEnvironment.newInstance();
    private final ScratchFolder scratch;
    private final @Nullable ObjectStore store;

    /** How a scan ended. */
    record Outcome(CorpusCounts counts, VanishedCounts vanished) {}

    /**
     * @param server of the objects, or null where there are none
     */
    RescanningDesk(Path folder, Path temporary, @Nullable TestObjectStore server) {
        SourceSettings settings = new SourceSettings(List.of(folder), 1_000_000, temporary);
        scratch = ScratchFolder.open(temporary);
        store = server == null ? null : ObjectStore.open(server.settings());
        List<ObjectUri> roots = List.of(new ObjectUri("notes", ""));
        LineExtractor extractor = new LineExtractor();
        Sources sources = new Sources(
                new FileSource(settings, scratch),
                new FolderScanner(settings, extractor::supports),
                new ObjectSource(roots, this::store, scratch, 1_000_000),
                new PrefixScanner(roots, this::store, extractor::supports));
        desk = new IndexingDesk(counted(sources));
        environment.registerActivitiesImplementations(new CorpusActivitiesImpl(
                new CorpusRepository(desk.database), new VanishedRepository(desk.database), sources, desk.pipeline));
        activities = environment.newActivityStub(CorpusActivities.class);
    }

    Outcome rescan(Path folder, boolean remove) {
        return rescan(FileUri.of(folder), remove);
    }

    Outcome rescan(URI root, boolean remove) {
        ScanRef scan =
                activities.scan(new ScanCorpus(ACME, root, UUID.randomUUID().toString()));
        CorpusCounts counts = scan.found() == 0
                ? CorpusCounts.NONE
                : activities.indexBatch(new IndexBatch(scan, 0, scan.found(), false));
        VanishedCounts vanished = activities.settle(new SettleVanished(scan, remove));
        activities.forget(scan);
        return new Outcome(counts, vanished);
    }

    /** Returns the sources of all documents that serve, in their order. */
    List<URI> serving() {
        return desk.catalog.list(ACME, 1_000, null).stream()
                .map(document -> document.source())
                .toList();
    }

    @Override
    public void close() throws IOException {
        environment.close();
        desk.close();
        if (store != null) {
            store.close();
        }
        scratch.close();
    }

    private ObjectStore store() {
        if (store == null) {
            throw new IllegalStateException("this desk has no objects");
        }
        return store;
    }

    private SourceReader counted(SourceReader sources) {
        return new SourceReader() {
            @Override
            public void admit(URI source) {
                sources.admit(source);
            }

            @Override
            public SourceSnapshot read(URI source) {
                reads.incrementAndGet();
                return sources.read(source);
            }
        };
    }
}
