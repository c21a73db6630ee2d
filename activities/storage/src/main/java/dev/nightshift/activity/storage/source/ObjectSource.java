package dev.nightshift.activity.storage.source;

import static java.util.Objects.requireNonNull;

import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.WorkException;
import dev.nightshift.objects.ObjectStore;
import dev.nightshift.objects.ObjectUri;
import dev.nightshift.objects.ObjectVersion;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads objects under the allowed buckets and prefixes, each in exactly one version. */
public final class ObjectSource implements SourceReader {
    private static final int TRIES = 5;

    private final AllowedObjects allowed;
    private final Supplier<ObjectStore> store;
    private final SpoolCopy spool;

    /**
     * @param store asked for when an object is first read, so that whoever has none pays nothing for it
     */
    public ObjectSource(
            List<ObjectUri> allowedRoots, Supplier<ObjectStore> store, ScratchFolder scratch, long maxDocumentBytes) {
        this.allowed = new AllowedObjects(allowedRoots);
        this.store = requireNonNull(store, "store");
        this.spool = new SpoolCopy(requireNonNull(scratch, "scratch"), maxDocumentBytes);
    }

    @Override
    public void admit(URI source) {
        ObjectUri place = place(source);
        store.get().head(place);
    }

    @Override
    public SourceSnapshot read(URI source) {
        ObjectUri place = place(source);
        for (int tries = 1; tries <= TRIES; tries++) {
            ObjectVersion version = store.get().head(place);
            spool.requireFits(version.sizeBytes(), place);
            Optional<SpoolCopy.Result> copy = copy(version);
            if (copy.isPresent()) {
                return snapshot(source, version, copy.get());
            }
        }
        throw new WorkException(FailureType.UNAVAILABLE, place + " changed while it was read, " + TRIES + " times");
    }

    /** Empty if the object changed since its version was told. */
    private Optional<SpoolCopy.Result> copy(ObjectVersion version) {
        Optional<InputStream> content = store.get().read(version);
        if (content.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = content.get()) {
            return Optional.of(spool.copy(in, version.place()));
        } catch (IOException e) {
            throw new WorkException(
                    FailureType.UNAVAILABLE, "cannot read " + version.place() + " now: " + e.getMessage(), e);
        }
    }

    private ObjectUri place(URI source) {
        ObjectUri place = ObjectUri.of(source);
        allowed.require(place);
        if (place.isPrefix()) {
            throw new WorkException(
                    FailureType.INVALID_INPUT,
                    place + " ends with a slash, so it names a prefix and no document; index it as a folder");
        }
        return place;
    }

    private static SourceSnapshot snapshot(URI source, ObjectVersion version, SpoolCopy.Result copy) {
        return new SourceSnapshot(
                source,
                version.place().name(),
                copy.file(),
                copy.sizeBytes(),
                copy.sha256(),
                version.modified(),
                version.fingerprint());
    }
}
