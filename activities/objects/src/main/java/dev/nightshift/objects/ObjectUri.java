package dev.nightshift.objects;

import static java.util.Objects.requireNonNull;

import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.WorkException;
import dev.nightshift.contract.storage.SourceUris;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The place of an object, or of all objects whose keys start alike.
 *
 * @param bucket 3 to 255 of {@code A-Z a-z 0-9 . _ -}
 * @param key any text; a prefix is empty or ends with a slash
 */
public record ObjectUri(String bucket, String key) {
    private static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9._-]{3,255}");

    public ObjectUri {
        requireNonNull(key, "key");
        if (!BUCKET.matcher(bucket).matches()) {
            throw new IllegalArgumentException("not the name of a bucket: " + bucket);
        }
    }

    /**
     * Reads {@code s3://bucket/key}, where every byte of the key's UTF-8 may be percent-encoded. Dots and doubled
     * slashes are part of a key and mean nothing.
     *
     * @throws WorkException INVALID_INPUT if {@code uri} has another form
     */
    public static ObjectUri of(URI uri) {
        URI spelled = SourceUris.canonical(uri);
        String bucket = spelled.getRawAuthority();
        String path = spelled.getRawPath();
        boolean onlyPath = spelled.getRawQuery() == null && spelled.getRawFragment() == null;
        if (!isObject(spelled)
                || bucket == null
                || !BUCKET.matcher(bucket).matches()
                || path == null
                || !path.startsWith("/")
                || !onlyPath) {
            throw new WorkException(
                    FailureType.INVALID_INPUT,
                    "not of the form s3://bucket/key, with ? and # in the key written as %3F and %23: " + uri);
        }
        return new ObjectUri(bucket, decoded(path.substring(1), uri));
    }

    /** Tells whether {@code uri} is meant for an object store. */
    public static boolean isObject(URI uri) {
        return "s3".equalsIgnoreCase(uri.getScheme());
    }

    /** Returns the one URI of this place. */
    public URI uri() {
        return URI.create("s3://" + bucket + "/" + SourceUris.encoded(key));
    }

    /** Tells whether this names all objects whose keys start with the key, rather than one object. */
    public boolean isPrefix() {
        return key.isEmpty() || key.endsWith("/");
    }

    /** Returns what follows the last slash of the key. */
    public String name() {
        return key.substring(key.lastIndexOf('/') + 1);
    }

    @Override
    public String toString() {
        return uri().toString();
    }

    private static String decoded(String path, URI uri) {
        // URLDecoder reads a plus as a space; a canonical path has none.
        byte[] bytes = URLDecoder.decode(path, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new WorkException(FailureType.INVALID_INPUT, "the key is not UTF-8: " + uri, e);
        }
    }
}
