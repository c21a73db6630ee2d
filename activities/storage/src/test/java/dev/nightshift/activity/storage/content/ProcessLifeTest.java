package dev.nightshift.activity.storage.content;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of parser processes with the worker that started them, in a JVM of its own. */
@Timeout(120)
class ProcessLifeTest {
    private Path folder;

    @BeforeEach
    void open(@TempDir Path empty) throws IOException {
        folder = empty.toRealPath();
        Files.writeString(folder.resolve("good.txt"), "words");
        Files.writeString(folder.resolve("hang.bad"), "hang");
    }

    @Test
    void endsWithAWorkerThatIsKilledInTheMiddleOfADocument() throws Exception {
        Process worker = start(List.of("-cp", System.getProperty("java.class.path"), name()), "good.txt", "hang.bad");
        long parser = parserOf(worker);
        ProcessHandle handle = ProcessHandle.of(parser).orElseThrow();
        Thread.sleep(1_000);
        assertThat(handle.isAlive()).isTrue();

        worker.destroyForcibly().waitFor();

        handle.onExit().get(10, TimeUnit.SECONDS);
        assertThat(handle.isAlive()).isFalse();
    }

    @Test
    void startsFromAnExecutableJarNamedByARelativePath() throws Exception {
        writeExecutableJar();

        Process worker = start(List.of("-jar", "thin.jar"), "good.txt");

        assertThat(parserOf(worker)).isPositive();
        assertThat(worker.waitFor()).isZero();
    }

    @Test
    void loadsNoParserLibraryIntoTheWorker() throws Exception {
        Path log = folder.resolve("classes.log");
        Files.write(folder.resolve("harbour.pdf"), Documents.pdf());
        Process worker = start(
                List.of("-Xlog:class+load:file=" + log, "-cp", System.getProperty("java.class.path"), name()),
                "good.txt",
                "harbour.pdf");
        assertThat(worker.waitFor()).isZero();

        assertThat(Files.readString(log))
                .contains(ForkedExtractor.class.getName() + " source:")
                .doesNotContain("org.apache.tika", "org.apache.pdfbox", "org.apache.poi", "org.jsoup", "org.commonmark")
                .doesNotContain(PdfParser.class.getName());
    }

    private Process start(List<String> options, String... files) throws IOException {
        List<String> command = Stream.of(
                        Stream.of(Path.of(System.getProperty("java.home"), "bin", "java")
                                .toString()),
                        options.stream(),
                        Stream.of(folder.toString()),
                        Stream.of(files))
                .flatMap(part -> part)
                .toList();
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** The first line tells the text of the first document and the parser's id. */
    private static long parserOf(Process worker) throws IOException {
        BufferedReader lines = worker.inputReader();
        String line = String.valueOf(lines.readLine());
        assertThat(line).startsWith("words ");
        return Long.parseLong(line.substring("words ".length()));
    }

    private void writeExecutableJar() throws IOException {
        String classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toUri().toString())
                .collect(joining(" "));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, name());
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath);
        new JarOutputStream(Files.newOutputStream(folder.resolve("thin.jar")), manifest).close();
    }

    private static String name() {
        return ExtractingProcess.class.getName();
    }
}
