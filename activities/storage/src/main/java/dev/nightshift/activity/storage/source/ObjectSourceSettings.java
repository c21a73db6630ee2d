package dev.nightshift.activity.storage.source;

import dev.nightshift.config.Env;
import dev.nightshift.contract.WorkException;
import dev.nightshift.objects.ObjectStoreSettings;
import dev.nightshift.objects.ObjectUri;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which objects may be read, and where they are.
 *
 * @param allowedRoots buckets and prefixes under which every object must lie; none: no object may be read
 */
public record ObjectSourceSettings(List<ObjectUri> allowedRoots, ObjectStoreSettings store) {
    static final String ROOTS = "STORAGE_ALLOWED_S3_ROOTS";

    public ObjectSourceSettings {
        allowedRoots = List.copyOf(allowedRoots);
    }

    public static ObjectSourceSettings from(Env env) {
        return new ObjectSourceSettings(roots(env), ObjectStoreSettings.from(env));
    }

    /** No comma stands in a canonical URI, so one can stand between two. */
    private static List<ObjectUri> roots(Env env) {
        Optional<String> text = env.optional("STORAGE_ALLOWED_S3_ROOTS");
        List<ObjectUri> roots = new ArrayList<>();
        for (String root : text.orElse("").split(",", -1)) {
            try {
                if (!root.isBlank()) {
                    roots.add(ObjectUri.of(URI.create(root.strip())));
                }
            } catch (IllegalArgumentException | WorkException e) {
                env.reject(
                        ROOTS,
                        "must be s3: URIs such as s3://bucket/prefix/, separated by commas, but has " + root.strip());
            }
        }
        return roots;
    }
}
