package dev.nightshift.activity.storage.content;

import dev.nightshift.activity.storage.source.FileSource;
import dev.nightshift.activity.storage.source.FileUri;
import dev.nightshift.activity.storage.source.ScratchFolder;
import dev.nightshift.activity.storage.source.SourceSettings;
import dev.nightshift.activity.storage.source.SourceSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The real extractor over real files, as the worker puts it together. */
final class Extraction implements AutoCloseable {
    static final ExtractionSettings SETTINGS =
            new ExtractionSettings(1, 256, Duration.ofSeconds(30), 5_000_000, 500, 100_000, 1_024, 500);

    final ScratchFolder scratch;
    final ForkedExtractor extractor;
    private final Path scratchParent;
    private final Path folder;
    private final FileSource source;

    private Extraction(Path folder, ExtractionSettings settings, List<ContentFormat> formats, String main)
            throws IOException {
        this.folder = folder;
        this.scratchParent = Files.createTempDirectory(folder, "scratch-");
        this.scratch = ScratchFolder.open(scratchParent);
        this.source = new FileSource(new SourceSettings(List.of(folder), 200 << 20, scratchParent), scratch);
        this.extractor = new ForkedExtractor(settings, scratch, formats, main);
    }

    static Extraction in(Path folder) throws IOException {
        return in(folder, SETTINGS);
    }

    static Extraction in(Path folder, ExtractionSettings settings) throws IOException {
        return new Extraction(folder, settings, ContentFormats.ALL, ExtractionChild.class.getName());
    }

    /** An extractor that also knows the formats of {@link FixtureChild}. */
    static Extraction withFixtures(Path folder, ExtractionSettings settings) throws IOException {
        return new Extraction(folder, settings, FixtureChild.FORMATS, FixtureChild.class.getName());
    }

    ExtractedDocument extract(String name, String text) throws IOException {
        return extract(Files.writeString(folder.resolve(name), text));
    }

    ExtractedDocument extract(String name, byte[] bytes) throws IOException {
        return extract(Files.write(folder.resolve(name), bytes));
    }

    ExtractedDocument extract(Path file) {
        try (SourceSnapshot snapshot = source.read(FileUri.of(file))) {
            return extractor.extract(snapshot.file(), snapshot.fileName());
        }
    }

    /** Returns how many files and folders lie in the scratch folder, at any depth. */
    long scratchEntries() throws IOException {
        try (Stream<Path> entries = Files.walk(scratchParent)) {
            return entries.count();
        }
    }

    @Override
    public void close() throws IOException {
        extractor.close();
        scratch.close();
        ScratchFolder.deleteAll(scratchParent);
    }
}
