package dev.nightshift.objects;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.nightshift.config.Secret;
import java.net.URI;
import java.time.Duration;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** A real server of the S3 protocol that keeps its objects in memory. */
public final class TestObjectStore implements AutoCloseable {
    private static final String ACCESS_KEY = "test-access-key";
    private static final String SECRET_KEY = "test-secret-key";

    private final S3Proxy server;
    private final ObjectStoreSettings settings;
    private final S3Client client;

    private TestObjectStore(S3Proxy server) {
        this.server = server;
        this.settings = settings(server.getPort(), SECRET_KEY);
        this.client = ObjectClient.builder(settings)
                // The server may have closed a connection that is used again.
                .overrideConfiguration(b -> b.retryStrategy(AwsRetryStrategy.standardRetryStrategy()))
                .build();
    }

    /** Starts a server on a free port; takes about a second the first time. */
    public static TestObjectStore start() {
        S3Proxy server = S3Proxy.builder()
                .blobStore(new TransientNio2BlobStore())
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, ACCESS_KEY, SECRET_KEY)
                .build();
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return new TestObjectStore(server);
    }

    public ObjectStoreSettings settings() {
        return settings;
    }

    /** Returns settings with a secret key that the server does not know. */
    public ObjectStoreSettings forgedSettings() {
        return settings(server.getPort(), "forged");
    }

    public void bucket(String name) {
        client.createBucket(b -> b.bucket(name));
    }

    public void put(String bucket, String key, String content) {
        put(bucket, key, content.getBytes(UTF_8));
    }

    public void put(String bucket, String key, byte[] content) {
        client.putObject(b -> b.bucket(bucket).key(key), RequestBody.fromBytes(content));
    }

    public void delete(String bucket, String key) {
        client.deleteObject(b -> b.bucket(bucket).key(key));
    }

    @Override
    public void close() {
        client.close();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static ObjectStoreSettings settings(int port, String secretKey) {
        return new ObjectStoreSettings(
                URI.create("http://127.0.0.1:" + port),
                null,
                ACCESS_KEY,
                new Secret(secretKey),
                true,
                Duration.ofSeconds(20));
    }
}
