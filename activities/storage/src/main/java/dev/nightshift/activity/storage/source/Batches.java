package dev.nightshift.activity.storage.source;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Counts what a scan meets, and hands it on in batches. */
final class Batches {
    private static final int SAMPLE = 100;

    private final int size;
    private final Consumer<List<ListedSource>> onBatch;
    private final List<URI> unreadableSample = new ArrayList<>();
    private List<ListedSource> batch = new ArrayList<>();
    private long found;
    private long skipped;
    private long unreadable;

    /**
     * @param size documents per batch, at least 1
     */
    Batches(int size, Consumer<List<ListedSource>> onBatch) {
        if (size < 1) {
            throw new IllegalArgumentException("batchSize must be at least 1 but is " + size);
        }
        this.size = size;
        this.onBatch = onBatch;
    }

    void found(ListedSource source) {
        found++;
        batch.add(source);
        if (batch.size() == size) {
            handOn();
        }
    }

    void skipped() {
        skipped++;
    }

    void unreadable(URI place) {
        unreadable++;
        if (unreadableSample.size() < SAMPLE) {
            unreadableSample.add(place);
        }
    }

    SourceListing end() {
        if (!batch.isEmpty()) {
            handOn();
        }
        return new SourceListing(found, skipped, unreadable, unreadableSample);
    }

    private void handOn() {
        onBatch.accept(List.copyOf(batch));
        batch = new ArrayList<>();
    }
}
