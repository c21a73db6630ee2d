package dev.nightshift.objects;

import static java.util.Objects.requireNonNull;

import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.WorkException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Reads from one object store. Tries nothing twice: whoever calls knows how long it may wait. Safe for use
 * by several threads at once.
 *
 * <p>Every method throws {@link WorkException}: NOT_FOUND if there is no such bucket or object, NOT_AUTHORIZED
 * if access is denied, INVALID_INPUT if the request can never succeed, UNSUPPORTED_CONTENT if the object is
 * archived, UNAVAILABLE if the store does not answer or asks to come back later.
 */
public final class ObjectStore implements AutoCloseable {
    private static final int PRECONDITION_FAILED = 412;
    private static final int PAGE = 1_000;

    private final S3Client client;
    private final ObjectFailures failures;

    private ObjectStore(S3Client client, ObjectFailures failures) {
        this.client = client;
        this.failures = failures;
    }

    /** Opens a client. Connects to nothing yet. */
    public static ObjectStore open(ObjectStoreSettings settings) {
        ObjectFailures failures = new ObjectFailures(settings);
        try {
            return new ObjectStore(ObjectClient.of(settings), failures);
        } catch (SdkException e) {
            throw failures.of(null, e);
        }
    }

    /** Asks for an object's version. */
    public ObjectVersion head(ObjectUri place) {
        HeadObjectResponse head = translating(
                place, () -> client.headObject(b -> b.bucket(place.bucket()).key(place.key())));
        return new ObjectVersion(place, etag(head.eTag(), place), head.contentLength(), head.lastModified());
    }

    /**
     * Opens the bytes of exactly this version. The caller closes the stream, which gives up what was not read. The
     * stream fails rather than ends if the connection breaks, and if the store is silent for too long. Empty if the object has another version by now.
     */
    public Optional<InputStream> read(ObjectVersion version) {
        ObjectUri place = version.place();
        try {
            ResponseInputStream<GetObjectResponse> response = client.getObject(
                    b -> b.bucket(place.bucket()).key(place.key()).ifMatch(version.etag()));
            return Optional.of(new ObjectBytes(response, version));
        } catch (S3Exception e) {
            if (e.statusCode() == PRECONDITION_FAILED) {
                return Optional.empty();
            }
            throw failures.of(place, e);
        } catch (SdkException e) {
            throw failures.of(place, e);
        }
    }

    /**
     * Lists the objects whose keys start with the key of {@code prefix}, in the order of their keys' UTF-8.
     *
     * @param onPage called on this thread with up to 1,000 objects; what it throws ends the listing
     */
    public void list(ObjectUri prefix, Consumer<List<ObjectVersion>> onPage) {
        String next = null;
        do {
            ListObjectsV2Response page = page(prefix, next);
            onPage.accept(page.contents().stream()
                    .map(object -> version(prefix.bucket(), object))
                    .toList());
            next = Boolean.TRUE.equals(page.isTruncated()) ? page.nextContinuationToken() : null;
        } while (next != null);
    }

    @Override
    public void close() {
        client.close();
    }

    private ListObjectsV2Response page(ObjectUri prefix, @Nullable String next) {
        // Encoded, because XML cannot carry every character that a key may have.
        return translating(
                prefix,
                () -> client.listObjectsV2(b -> b.bucket(prefix.bucket())
                        .prefix(prefix.key())
                        .encodingType(EncodingType.URL)
                        .maxKeys(PAGE)
                        .continuationToken(next)));
    }

    private ObjectVersion version(String bucket, S3Object object) {
        ObjectUri place = new ObjectUri(bucket, object.key());
        return new ObjectVersion(place, etag(object.eTag(), place), object.size(), object.lastModified());
    }

    private static String etag(@Nullable String etag, ObjectUri place) {
        if (etag == null || etag.isEmpty()) {
            throw new WorkException(FailureType.INVALID_INPUT, "the store tells no ETag of " + place);
        }
        return etag;
    }

    private <T> T translating(ObjectUri place, Supplier<T> request) {
        try {
            return requireNonNull(request.get());
        } catch (SdkException e) {
            throw failures.of(place, e);
        }
    }
}
