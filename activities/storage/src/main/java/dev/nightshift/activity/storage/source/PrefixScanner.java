package dev.nightshift.activity.storage.source;

import static java.util.Objects.requireNonNull;

import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.WorkException;
import dev.nightshift.objects.ObjectStore;
import dev.nightshift.objects.ObjectUri;
import dev.nightshift.objects.ObjectVersion;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Lists the documents under a prefix, in the order of their keys. Passed over are keys with a part that
 * starts with a dot, as hidden files are, and keys that end with a slash, which only stand for folders.
 */
public final class PrefixScanner implements SourceScanner {
    private final AllowedObjects allowed;
    private final Supplier<ObjectStore> store;
    private final Predicate<String> supported;

    /**
     * @param store asked for when something is first listed
     * @param supported tells by its name whether a document can be indexed
     */
    public PrefixScanner(List<ObjectUri> allowedRoots, Supplier<ObjectStore> store, Predicate<String> supported) {
        this.allowed = new AllowedObjects(allowedRoots);
        this.store = requireNonNull(store, "store");
        this.supported = requireNonNull(supported, "supported");
    }

    @Override
    public SourceListing scan(URI root, int batchSize, Consumer<List<ListedSource>> onBatch, Runnable onVisit) {
        ObjectUri place = ObjectUri.of(root);
        allowed.require(place);
        Batches batches = new Batches(batchSize, onBatch);
        if (place.isPrefix()) {
            store.get().list(place, page -> {
                onVisit.run();
                page.stream()
                        .filter(object -> !isPassedOver(place, object.place()))
                        .forEach(object -> hand(object, batches));
                requireNotInterrupted(place);
            });
        } else {
            hand(store.get().head(place), batches);
        }
        return batches.end();
    }

    private void hand(ObjectVersion object, Batches batches) {
        if (supported.test(object.place().name())) {
            batches.found(new ListedSource(object.place().uri(), object.fingerprint()));
        } else {
            batches.skipped();
        }
    }

    private static boolean isPassedOver(ObjectUri root, ObjectUri object) {
        String below = object.key().substring(root.key().length());
        return object.isPrefix() || below.startsWith(".") || below.contains("/.");
    }

    private static void requireNotInterrupted(ObjectUri place) {
        if (Thread.currentThread().isInterrupted()) {
            throw new WorkException(FailureType.UNAVAILABLE, "interrupted while listing " + place);
        }
    }
}
