package dev.nightshift.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What a merged JAR loses if nobody looks: services, versions, permissions; and what must not get in. */
class JarTest {
    static final List<String> WORKERS = Jars.WORKERS;

    @ParameterizedTest
    @FieldSource("WORKERS")
    void declaresWhatAnyJdkNeedsToStartIt(String worker) throws IOException {
        try (JarFile jar = open(worker)) {
            Attributes manifest = jar.getManifest().getMainAttributes();

            assertThat(manifest.getValue("Main-Class")).startsWith("dev.nightshift.worker.");
            assertThat(manifest.getValue("Multi-Release")).isEqualTo("true");
            assertThat(manifest.getValue("Enable-Native-Access")).isEqualTo("ALL-UNNAMED");
        }
    }

    @ParameterizedTest
    @FieldSource("WORKERS")
    void tellsItsVersionWithoutAWarning(String worker, @TempDir Path folder) throws Exception {
        Finished version = Finished.java(Jars.worker(worker), Map.of(), folder, "--version");

        assertThat(version.exitCode()).as(version.err()).isZero();
        assertThat(version.out()).contains("worker-" + worker);
        assertNoWarning(version);
    }

    /** With the options that operations.md gives, to where it needs a server: Temporal, or the database. */
    @ParameterizedTest
    @FieldSource("WORKERS")
    void startsWithoutAWarning(String worker, @TempDir Path folder) throws Exception {
        String nowhere = "127.0.0.1:" + Ports.free();
        Map<String, String> settings = Map.of(
                "TEMPORAL_ADDRESS", nowhere,
                "TEMPORAL_CONNECT_TIMEOUT", "PT1S",
                "DATABASE_URL", "jdbc:postgresql://" + nowhere + "/nightshift",
                "DATABASE_USER", "nobody",
                "DATABASE_PASSWORD", "nothing",
                "HEALTH_PORT", "-1",
                "JDK_JAVA_OPTIONS", documentedOptions());

        Finished start = Finished.java(Jars.worker(worker), settings, folder);

        assertThat(start.exitCode()).as(start.err()).isEqualTo(4);
        assertThat(start.err()).contains(nowhere);
        assertNoWarning(start);
    }

    @ParameterizedTest
    @FieldSource("WORKERS")
    void mergesTheServiceFilesOfGrpc(String worker) throws IOException {
        try (JarFile jar = open(worker)) {
            ZipEntry services = jar.getEntry("META-INF/services/io.grpc.NameResolverProvider");

            String providers = new String(jar.getInputStream(services).readAllBytes(), StandardCharsets.UTF_8);

            assertThat(providers).contains("DnsNameResolverProvider", "UdsNameResolverProvider");
        }
    }

    @ParameterizedTest
    @FieldSource("WORKERS")
    void carriesNoSignatureOfAnother(String worker) throws IOException {
        try (JarFile jar = open(worker)) {
            assertThat(jar.stream().map(ZipEntry::getName))
                    .noneMatch(name -> name.matches("META-INF/[^/]+\\.(SF|DSA|RSA)"));
        }
    }

    @ParameterizedTest
    @FieldSource("WORKERS")
    void carriesNoTestServerAndNoHeavyLibraryOfAnother(String worker) throws IOException {
        try (JarFile jar = open(worker)) {
            List<String> names = jar.stream().map(ZipEntry::getName).toList();

            assertThat(names).noneMatch(name -> name.startsWith("io/temporal/testserver/"));
            assertThat(names.stream().anyMatch(name -> name.startsWith("ai/onnxruntime/")))
                    .isEqualTo(worker.equals("storage"));
            assertThat(names.stream().anyMatch(name -> name.startsWith("org/apache/tika/")))
                    .isEqualTo(worker.equals("storage"));
        }
    }

    private static String documentedOptions() {
        return Runtime.version().feature() < 24 ? "" : "--sun-misc-unsafe-memory-access=allow";
    }

    /** Of the JVM, of the logging, or of a log line. */
    private static void assertNoWarning(Finished process) {
        assertThat(process.err().lines())
                .noneMatch(line -> line.matches("(?i)(warning|SLF4J|.*\\bWARN\\b|.*could not find a logging).*"));
    }

    private static JarFile open(String worker) throws IOException {
        return new JarFile(Jars.worker(worker).toFile());
    }
}
