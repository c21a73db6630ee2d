package dev.nightshift.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The script that runs Maven, on machines that have no more than a test gives them. It downloads a small
 * stand-in for Maven from a server of the test, so the copy under test expects that one's checksum.
 */
class MvnwTest {
    private static final Path ORIGINAL = Path.of("..", "mvnw");
    private static final List<String> BASICS =
            List.of("dirname", "sed", "head", "mkdir", "mktemp", "mv", "rm", "chmod");

    private final AtomicInteger downloads = new AtomicInteger();
    private final Map<String, String> environment = new HashMap<>();
    private Path machine = Path.of("");
    private HttpServer repository = noServer();
    private byte[] archive = new byte[0];

    @BeforeEach
    void open(@TempDir Path empty) throws Exception {
        machine = empty;
        archive = archive(pinnedVersion());
        repository = serve();
        Files.createDirectories(machine.resolve("bin"));
        Files.createDirectories(machine.resolve("checkout/.mvn"));
        Files.copy(Path.of("..", ".mvn", "Download.java"), machine.resolve("checkout/.mvn/Download.java"));
        String sum =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(archive));
        program(
                machine.resolve("checkout/mvnw"),
                Files.readString(ORIGINAL).replaceFirst("sha512=[0-9a-f]{128}\n", "sha512=" + sum + "\n"));
        for (String tool : BASICS) {
            give(tool);
        }
        environment.put("HOME", machine.resolve("user").toString());
        environment.put("PATH", machine.resolve("bin").toString());
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put(
                "MVNW_REPOURL", "http://127.0.0.1:" + repository.getAddress().getPort() + "/repo/");
    }

    @AfterEach
    void close() {
        repository.stop(0);
    }

    @Test
    void pinsAChecksum() throws IOException {
        assertThat(Files.readString(ORIGINAL)).containsPattern("\nsha512=[0-9a-f]{128}\n");
    }

    @Test
    void downloadsWithJavaWhereThereIsNoOtherTool() throws Exception {
        Ended ended = mvnw("verify");

        assertThat(ended.output()).contains("stand-in for Maven: verify");
        assertThat(ended.exitCode()).isZero();
        assertThat(downloads).hasValue(1);
        assertThat(cache()).containsExactly("apache-maven-" + pinnedVersion());
    }

    @Test
    void downloadsWithCurl() throws Exception {
        give("curl");
        give("sha512sum");

        assertThat(mvnw("verify").output()).contains("stand-in for Maven: verify");
    }

    @Test
    void downloadsWithWget() throws Exception {
        give("wget");

        assertThat(mvnw("verify").output()).contains("stand-in for Maven: verify");
    }

    @Test
    void usesTheCachedMavenAndDoesNotAskTheNetworkOrTheSystem() throws Exception {
        mvnw("-v");
        systemMaven("3.9.0");

        Ended ended = mvnw("verify", "-Dtest=with blank");

        assertThat(ended.output()).isEqualTo("stand-in for Maven: verify -Dtest=with blank\n");
        assertThat(downloads).hasValue(1);
    }

    @Test
    void prefersASystemMavenToADownload() throws Exception {
        systemMaven("3.8.7");

        assertThat(mvnw("verify").output()).isEqualTo("system Maven: verify\n");
        assertThat(downloads).hasValue(0);
    }

    @Test
    void passesOverASystemMavenThatIsTooOld() throws Exception {
        systemMaven("3.6.3");

        assertThat(mvnw("verify").output()).contains("stand-in for Maven: verify");
    }

    @Test
    void passesOnTheExitCodeOfMaven() throws Exception {
        assertThat(mvnw("fail").exitCode()).isEqualTo(7);
    }

    @Test
    void throwsAwayADownloadWithTheWrongChecksum() throws Exception {
        archive[archive.length / 2] ^= 1;

        Ended ended = mvnw("verify");

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.output()).contains("wrong SHA-512").doesNotContain("stand-in");
        assertThat(cache()).isEmpty();
    }

    @Test
    void saysWhatToDoWhenNothingCanBeDownloaded() throws Exception {
        repository.stop(0);

        Ended ended = mvnw("verify");

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.output()).contains("the download failed", "MVNW_REPOURL", "Install Maven 3.8");
        assertThat(cache()).isEmpty();
    }

    @Test
    void asksForAJdkWhereThereIsNone() throws Exception {
        environment.remove("JAVA_HOME");

        Ended ended = mvnw("verify");

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.output()).contains("no JDK found", "Version 17");
    }

    @Test
    void refusesAnOldJdk() throws Exception {
        environment.remove("JAVA_HOME");
        program(machine.resolve("bin/javac"), "#!/bin/sh\necho javac 11.0.2\n");

        Ended ended = mvnw("verify");

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.output()).contains("the JDK is version 11.0.2", "17 or later");
    }

    @Test
    void saysWhenJavaHomeHoldsNoJdk() throws Exception {
        environment.put("JAVA_HOME", machine.toString());

        Ended ended = mvnw("verify");

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.output()).contains("JAVA_HOME is " + machine, "no bin/javac");
    }

    @Test
    void severalRunsAtOnceDoNotDisturbEachOther() {
        List<CompletableFuture<Ended>> runs = Stream.generate(() -> CompletableFuture.supplyAsync(this::mvnwUnchecked))
                .limit(4)
                .toList();

        assertThat(runs).allSatisfy(run -> assertThat(run.join().output()).contains("stand-in for Maven: verify"));
        assertThat(cache()).containsExactly("apache-maven-" + pinnedVersion());
    }

    /** @param output of both streams */
    private record Ended(int exitCode, String output) {}

    private Ended mvnw(String... arguments) throws IOException, InterruptedException {
        Path script = machine.resolve("checkout/mvnw");
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(Stream.of(script.toString()), Stream.of(arguments))
                        .toList())
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Ended(process.waitFor(), output);
    }

    private Ended mvnwUnchecked() {
        try {
            return mvnw("verify");
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> cache() {
        Path folder = machine.resolve("user/.cache/nightshift/maven");
        try (Stream<Path> found = Files.list(folder)) {
            return found.map(path -> String.valueOf(path.getFileName())).toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void systemMaven(String version) throws IOException {
        program(
                machine.resolve("bin/mvn"),
                "#!/bin/sh\n[ \"$1\" = --version ] && echo 'Apache Maven " + version
                        + " (x)' || echo \"system Maven: $*\"\n");
    }

    /** Puts a tool of this machine on the test's PATH; a machine without curl or wget cannot show those two branches. */
    private void give(String tool) throws IOException {
        Optional<Path> found = Daemons.onPath(tool);
        assumeTrue(found.isPresent(), tool + " is not on the PATH");
        program(machine.resolve("bin").resolve(tool), "#!/bin/sh\nexec " + found.get() + " \"$@\"\n");
    }

    private HttpServer serve() throws IOException {
        HttpServer server = noServer();
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
        return server;
    }

    private static HttpServer noServer() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pinnedVersion() {
        try {
            Matcher version = Pattern.compile("\nversion=([0-9.]+)\n").matcher(Files.readString(ORIGINAL));
            if (!version.find()) {
                throw new IllegalStateException("mvnw pins no version");
            }
            return version.group(1);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
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

    private static void program(Path path, String content) throws IOException {
        Files.writeString(path, content);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
