package dev.nightshift.activity.storage.source;

import static java.util.Objects.requireNonNull;

import dev.nightshift.objects.ObjectUri;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;

/** All kinds of sources as one: objects where a URI says so, else files. */
public final class Sources implements SourceReader, SourceScanner {
    private final SourceReader files;
    private final SourceScanner folders;
    private final SourceReader objects;
    private final SourceScanner prefixes;

    public Sources(SourceReader files, SourceScanner folders, SourceReader objects, SourceScanner prefixes) {
        this.files = requireNonNull(files, "files");
        this.folders = requireNonNull(folders, "folders");
        this.objects = requireNonNull(objects, "objects");
        this.prefixes = requireNonNull(prefixes, "prefixes");
    }

    @Override
    public void admit(URI source) {
        reader(source).admit(source);
    }

    @Override
    public SourceSnapshot read(URI source) {
        return reader(source).read(source);
    }

    @Override
    public SourceListing scan(URI root, int batchSize, Consumer<List<ListedSource>> onBatch, Runnable onVisit) {
        return (ObjectUri.isObject(root) ? prefixes : folders).scan(root, batchSize, onBatch, onVisit);
    }

    private SourceReader reader(URI source) {
        return ObjectUri.isObject(source) ? objects : files;
    }
}
