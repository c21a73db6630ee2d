package dev.nightshift.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import dev.nightshift.local.TestStacks.Ended;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A checkout with the script that runs Maven, and a server of a small stand-in for Maven. The copy of the
 * script expects that one's checksum.
 */
final class StandInMaven implements AutoCloseable {
    static final Path ORIGINAL = Path.of("..", "mvnw");

    private static final List<String> BASICS =
            List.of("dirname", "sed", "head", "mkdir", "mktemp", "mv", "rm", "chmod");

    final BareMachine machine;
    private final HttpServer server;
    private final byte[] archive;
    private final AtomicInteger downloads = new AtomicInteger();

    private StandInMaven(BareMachine machine, HttpServer server, byte[] archive) {
        this.machine = machine;
        this.server = server;
        this.archive = archive;
    }

    static StandInMaven in(Path folder) throws IOException, GeneralSecurityException {
        BareMachine machine = BareMachine.in(folder, BASICS);
        byte[] archive = archive(pinnedVersion());
        String sum =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(archive));
        machine.program(
                "checkout/mvnw",
                Files.readString(ORIGINAL).replaceFirst("sha512=[0-9a-f]{128}\n", "sha512=" + sum + "\n"));
        Files.createDirectories(machine.path("checkout/.mvn"));
        Files.copy(Path.of("..", ".mvn", "Download.java"), machine.path("checkout/.mvn/Download.java"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        StandInMaven maven = new StandInMaven(machine, server, archive);
        maven.serve();
        machine.set("JAVA_HOME", System.getProperty("java.home"));
        machine.set("MVNW_REPOURL", "http://127.0.0.1:" + server.getAddress().getPort() + "/repo/");
        return maven;
    }

    Ended mvnw(String... arguments) throws IOException, InterruptedException {
        return machine.run("checkout/mvnw", arguments);
    }

    /** Puts a Maven on the PATH. */
    void installSystemMaven(String version) throws IOException {
        machine.program(
                "bin/mvn",
                "#!/bin/sh\n[ \"$1\" = --version ] && echo 'Apache Maven " + version
                        + " (x)' || echo \"system Maven: $*\"\n");
    }

    /** Makes every later download differ from what the script expects. */
    void damage() {
        archive[archive.length / 2] ^= 1;
    }

    int downloads() {
        return downloads.get();
    }

    List<String> cache() throws IOException {
        try (Stream<Path> found = Files.list(machine.path("user/.cache/nightshift/maven"))) {
            return found.map(path -> String.valueOf(path.getFileName())).toList();
        }
    }

    static String pinnedVersion() throws IOException {
        Matcher version = Pattern.compile("\nversion=([0-9.]+)\n").matcher(Files.readString(ORIGINAL));
        if (!version.find()) {
            throw new IllegalStateException("mvnw pins no version");
        }
        return version.group(1);
    }

    /** Takes the server away. */
    @Override
    public void close() {
        server.stop(0);
    }

    private void serve() throws IOException {
        String path = "/repo/org/apache/maven/apache-maven/" + pinnedVersion() + "/apache-maven-" + pinnedVersion()
                + "-bin.zip";
        server.createContext(path, exchange -> {
            downloads.incrementAndGet();
            exchange.sendResponseHeaders(200, archive.length);
            try (exchange) {
                exchange.getResponseBody().write(archive);
            }
        });
        server.start();
    }

    private static byte[] archive(String version) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("apache-maven-" + version + "/bin/mvn"));
            zip.write("#!/bin/sh\necho \"stand-in for Maven: $*\"\n[ \"$1\" != fail ] || exit 7\n".getBytes(UTF_8));
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }
}
