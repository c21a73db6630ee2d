package dev.nightshift.activity.storage;

import static dev.nightshift.activity.storage.IndexingDesk.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.activity.storage.source.FileUri;
import dev.nightshift.persistence.DocumentRepository;
import dev.nightshift.persistence.ServingVersion;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random sequences of additions, edits, moves and removals. After each, a second scan leaves what a first scan of
 * the same files would: each file of the folder with its content, and nothing else but what is to be kept. It reads
 * what was touched, and no other file.
 */
@Timeout(120)
class RescanPropertyTest {
    private static final int STEPS = 15;
    private static final List<String> WORDS = List.of("alpha", "bravo", "delta", "gamma");

    private final Set<Path> touched = new HashSet<>();
    private final Set<URI> kept = new HashSet<>();
    private Random random = new Random();
    private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void servesWhatAFirstScanWould(long seed, @TempDir Path temporary) throws Exception {
        random = new Random(seed);
        folder = Files.createDirectory(temporary.toRealPath().resolve("folder"));
        Files.createDirectory(folder.resolve("deep"));
        try (RescanningDesk desk = new RescanningDesk(folder, temporary.resolve("scratch"), null)) {
            for (int step = 0; step < STEPS; step++) {
                for (int changes = random.nextInt(4); changes > 0; changes--) {
                    change();
                }
                boolean remove = random.nextInt(3) > 0;
                Set<URI> before = Set.copyOf(desk.serving());
                desk.reads.set(0);

                desk.rescan(folder, remove);

                assertThat(served(desk)).as("seed %s, step %s", seed, step).isEqualTo(expected(before, remove));
                assertThat(desk.reads.get()).as("reads").isEqualTo(touched.size());
                touched.clear();
            }
        }
    }

    /** What was served before and is gone goes on being served if it is to be kept, or nothing at all is left. */
    private Map<URI, String> expected(Set<URI> before, boolean remove) throws Exception {
        Map<URI, String> expected = new TreeMap<>();
        for (Path file : files()) {
            expected.put(FileUri.of(file), sha256(Files.readAllBytes(file)));
        }
        if (!remove || expected.isEmpty()) {
            before.stream().filter(source -> !expected.containsKey(source)).forEach(kept::add);
        } else {
            kept.clear();
        }
        kept.removeAll(expected.keySet());
        kept.forEach(source -> expected.put(source, "kept"));
        return expected;
    }

    private Map<URI, String> served(RescanningDesk desk) {
        DocumentRepository documents = new DocumentRepository(desk.desk.database);
        Map<URI, String> served = new TreeMap<>();
        for (URI source : desk.serving()) {
            boolean isGone = Files.notExists(Path.of(source));
            String sha256 = documents
                    .open(ACME, source)
                    .serving()
                    .map(ServingVersion::sha256)
                    .orElse("nothing");
            served.put(source, isGone ? "kept" : sha256);
        }
        return served;
    }

    private void change() throws IOException {
        List<Path> files = files();
        int kind = files.isEmpty() ? 0 : random.nextInt(5);
        Path file = kind == 0 ? fresh() : files.get(random.nextInt(files.size()));
        switch (kind) {
            case 0 -> write(file);
            case 1 -> write(file);
            case 2 -> writeInSecret(file);
            case 3 -> move(file, fresh());
            default -> {
                Files.delete(file);
                touched.remove(file);
            }
        }
    }

    private void write(Path file) throws IOException {
        Files.writeString(file, "The " + WORDS.get(random.nextInt(WORDS.size())) + " file.");
        touched.add(file);
    }

    /** Leaves size and time as they were. */
    private void writeInSecret(Path file) throws IOException {
        FileTime time = Files.getLastModifiedTime(file);
        write(file);
        Files.setLastModifiedTime(file, time);
    }

    private void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        touched.remove(from);
        touched.add(to);
    }

    private Path fresh() {
        Path parent = random.nextBoolean() ? folder : folder.resolve("deep");
        return parent.resolve(random.nextInt(8) + ".txt");
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return new ArrayList<>(files.filter(Files::isRegularFile).sorted().toList());
        }
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
