package dev.nightshift.objects;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.WorkException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against a server that answers as it is told to. */
@Timeout(60)
class ObjectFailuresTest {
    private static final ObjectUri PLACE = new ObjectUri("notes", "a.txt");

    private final List<String> paths = Collections.synchronizedList(new ArrayList<>());
    private int status;
    private String body = "";
    private HttpServer server;
    private ObjectStore store;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        store = ObjectStore.open(TestObjectStore.settings(server.getAddress().getPort(), "secret"));
    }

    @AfterEach
    void stop() {
        store.close();
        server.stop(0);
    }

    @ParameterizedTest
    @CsvSource({
        "503, SlowDown,              UNAVAILABLE,         cannot serve the bucket notes now (503 SlowDown)",
        "500, InternalError,         UNAVAILABLE,         cannot serve the bucket notes now (500 InternalError)",
        "429, TooManyRequests,       UNAVAILABLE,         cannot serve the bucket notes now",
        "403, AccessDenied,          NOT_AUTHORIZED,      'read and list the bucket notes (403 AccessDenied)'",
        "403, InvalidObjectState,    UNSUPPORTED_CONTENT, s3://notes/a.txt is archived; restore it",
        "404, NoSuchKey,             NOT_FOUND,           s3://notes/a.txt does not exist",
        "301, PermanentRedirect,     INVALID_INPUT,       set S3_REGION",
        "400, InvalidBucketName,     INVALID_INPUT,       refuses the request for s3://notes/a.txt (400 Invalid"
    })
    void saysWhatAnAnswerMeansAndAsksOnce(int answered, String code, FailureType type, String message) {
        status = answered;
        body = "<Error><Code>" + code + "</Code><Message>no</Message></Error>";

        assertThatThrownBy(() -> store.read(new ObjectVersion(PLACE, "\"1\"", 1, java.time.Instant.EPOCH)))
                .isInstanceOfSatisfying(
                        WorkException.class, e -> assertThat(e.type()).isEqualTo(type))
                .hasMessageContaining(message);
        assertThat(paths).hasSize(1);
    }

    @Test
    void namesTheAddressThatDoesNotAnswer() {
        server.stop(0);

        assertThatThrownBy(() -> store.head(PLACE))
                .isInstanceOfSatisfying(
                        WorkException.class, e -> assertThat(e.type()).isEqualTo(FailureType.UNAVAILABLE))
                .hasMessageContaining("http://127.0.0.1:" + server.getAddress().getPort() + " does not answer")
                .hasMessageContaining("S3_ENDPOINT");
    }

    @Test
    void failsWhereTheConnectionBreaksInTheMiddle() throws IOException {
        status = 200;
        body = "half";

        InputStream in = store.read(new ObjectVersion(PLACE, "\"1\"", 8, java.time.Instant.EPOCH))
                .orElseThrow();

        assertThatThrownBy(in::readAllBytes).isInstanceOf(IOException.class);
        in.close();
    }

    @ParameterizedTest
    @CsvSource({
        "a//b,         /notes/a//b",
        "/a,           /notes//a",
        "x/../a/./b,   /notes/x/../a/./b",
        "a+b c%2F?#,   /notes/a%2Bb%20c%252F%3F%23",
        "ü/\u4e2d,     /notes/%C3%BC/%E4%B8%AD"
    })
    void asksForTheKeyAsItIs(String key, String path) {
        status = 404;

        assertThatThrownBy(() -> store.head(new ObjectUri("notes", key))).isInstanceOf(WorkException.class);

        assertThat(paths).containsExactly(path);
    }

    private void answer(HttpExchange exchange) throws IOException {
        paths.add(exchange.getRequestURI().getRawPath());
        exchange.getResponseHeaders().add("ETag", "\"1\"");
        byte[] bytes = body.getBytes(UTF_8);
        if ("HEAD".equals(exchange.getRequestMethod())) {
            exchange.sendResponseHeaders(status, -1);
        } else if (status == 200) {
            exchange.sendResponseHeaders(status, bytes.length + 4);
            exchange.getResponseBody().write(bytes);
            // Or nothing at all may leave before the connection breaks.
            exchange.getResponseBody().flush();
        } else {
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }
}
