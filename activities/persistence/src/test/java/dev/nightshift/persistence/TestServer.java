package dev.nightshift.persistence;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one PostgreSQL server of this JVM. */
final class TestServer {
    static final String SUPERUSER = "postgres";
    private static final Logger LOG = LoggerFactory.getLogger(TestServer.class);

    private static @Nullable EmbeddedPostgres running;
    private static @Nullable Path directory;
    private static int port;

    private TestServer() {}

    static synchronized void start() {
        if (running != null) {
            return;
        }
        try {
            Path folder = directory;
            if (folder == null) {
                folder = Files.createTempDirectory("nightshift-postgres");
                directory = folder;
                port = freePort();
                Runtime.getRuntime().addShutdownHook(new Thread(TestServer::stopForGood));
            }
            running = EmbeddedPostgres.builder()
                    .setDataDirectory(folder.resolve("data"))
                    // Else closing it would delete the data, and a stop could not be followed by a start.
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    .setServerConfig("max_connections", "200")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static synchronized void stop() {
        if (running == null) {
            return;
        }
        try {
            running.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            running = null;
        }
    }

    static String url(String database) {
        return "jdbc:postgresql://localhost:" + port + "/" + database;
    }

    private static void stopForGood() {
        stop();
        if (directory != null) {
            // The server's own hook deletes files at the same time, which may end a walk early.
            for (int attempt = 0; attempt < 5 && Files.exists(directory); attempt++) {
                delete(directory);
            }
        }
    }

    private static void delete(Path folder) {
        try (var paths = Files.walk(folder)) {
            paths.sorted(Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            LOG.debug("deleting {} again", folder);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
