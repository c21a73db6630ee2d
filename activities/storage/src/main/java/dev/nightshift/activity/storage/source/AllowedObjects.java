package dev.nightshift.activity.storage.source;

import static java.util.stream.Collectors.joining;

import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.WorkException;
import dev.nightshift.objects.ObjectUri;
import java.util.List;

/** Lets through only objects in the allowed buckets and under the allowed prefixes. */
final class AllowedObjects {
    private final List<ObjectUri> roots;

    AllowedObjects(List<ObjectUri> roots) {
        this.roots = List.copyOf(roots);
    }

    /**
     * @throws WorkException NOT_AUTHORIZED if {@code place}, an object or a prefix, lies under no allowed root
     */
    void require(ObjectUri place) {
        if (roots.stream().noneMatch(root -> holds(root, place))) {
            String allowed = roots.isEmpty()
                    ? "none"
                    : roots.stream().map(ObjectUri::toString).collect(joining(", "));
            throw new WorkException(
                    FailureType.NOT_AUTHORIZED,
                    place + " lies under none of the buckets and prefixes that " + ObjectSourceSettings.ROOTS
                            + " allows: " + allowed + "; to read it, add s3://" + place.bucket()
                            + "/ or a prefix of it");
        }
    }

    /** Whole parts of the key count: {@code s3://notes/a} holds {@code a} and {@code a/b}, but not {@code ab}. */
    private static boolean holds(ObjectUri root, ObjectUri place) {
        return root.bucket().equals(place.bucket())
                && (place.key().equals(root.key())
                        || (root.isPrefix()
                                ? place.key().startsWith(root.key())
                                : place.key().startsWith(root.key() + "/")));
    }
}
