package dev.nightshift.objects;

import static java.util.Objects.requireNonNull;

import dev.nightshift.config.Env;
import dev.nightshift.config.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the object store is, and who asks.
 *
 * @param endpoint address of the store, or null for the cloud provider's own
 * @param region or null for that of the environment
 * @param accessKey or null for the credentials of the environment
 * @param secretKey belongs to the access key; null without one
 * @param pathStyle true to name the bucket in the path rather than in the host
 * @param timeout longest silence of the store, 1 second to 10 minutes
 */
public record ObjectStoreSettings(
        @Nullable URI endpoint,
        @Nullable String region,
        @Nullable String accessKey,
        @Nullable Secret secretKey,
        boolean pathStyle,
        Duration timeout) {
    public ObjectStoreSettings {
        requireNonNull(timeout, "timeout");
    }

    public static ObjectStoreSettings from(Env env) {
        URI endpoint = endpoint(env);
        Optional<String> accessKey = env.optional("S3_ACCESS_KEY");
        Optional<Secret> secretKey = env.optionalSecret("S3_SECRET_KEY");
        if (accessKey.isPresent() != secretKey.isPresent()) {
            env.reject(
                    accessKey.isPresent() ? "S3_SECRET_KEY" : "S3_ACCESS_KEY", "is needed where the other one is set");
        }
        return new ObjectStoreSettings(
                endpoint,
                env.optional("S3_REGION").orElse(null),
                accessKey.orElse(null),
                secretKey.orElse(null),
                env.flag("S3_PATH_STYLE", endpoint != null),
                env.duration("S3_TIMEOUT", Duration.ofSeconds(30), Duration.ofSeconds(1), Duration.ofMinutes(10)));
    }

    /** Returns the address to name in messages. */
    String address() {
        return endpoint == null ? "S3" : endpoint.toString();
    }

    private static @Nullable URI endpoint(Env env) {
        Optional<String> text = env.optional("S3_ENDPOINT");
        if (text.isEmpty()) {
            return null;
        }
        try {
            URI endpoint = URI.create(text.get());
            if (endpoint.getHost() != null
                    && String.valueOf(endpoint.getScheme()).matches("https?")) {
                return endpoint;
            }
        } catch (IllegalArgumentException e) {
            // Told below, as for any other text that is no address.
        }
        env.reject("S3_ENDPOINT", "must be an address such as https://s3.example.org but is " + text.get());
        return null;
    }
}
