package dev.nightshift.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What a merged JAR loses if nobody looks: services, versions, permissions; and what must not get in. */
class JarTest {
    static final List<String> WORKERS = Jars.WORKERS;

    @ParameterizedTest
    @FieldSource("WORKERS")
    void startsOnAnyJdkWithoutWarnings(String worker) throws IOException {
        try (JarFile jar = open(worker)) {
            Attributes manifest = jar.getManifest().getMainAttributes();

            assertThat(manifest.getValue("Main-Class")).startsWith("dev.nightshift.worker.");
            assertThat(manifest.getValue("Multi-Release")).isEqualTo("true");
            assertThat(manifest.getValue("Enable-Native-Access")).isEqualTo("ALL-UNNAMED");
        }
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

    private static JarFile open(String worker) throws IOException {
        return new JarFile(Jars.worker(worker).toFile());
    }
}
