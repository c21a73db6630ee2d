package dev.nightshift.activity.storage.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.WorkException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Good files with random damage: each is read or refused with a reason, and the next file is read. */
@Timeout(120)
class MutatedFilesTest extends Extracting {
    private static final int MUTATIONS = 60;

    private static final Map<String, byte[]> SAMPLES = new TreeMap<>(Map.of(
            "csv", BrokenFiles.utf8("Name,Age\nAda,\"36\"\nBob,70\n"),
            "xlsx", Spreadsheets.xlsx(),
            "xls", Spreadsheets.xls()));

    static Stream<String> types() {
        return SAMPLES.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("types")
    void areReadOrRefusedWithAReason(String type) throws IOException {
        byte[] sample = Objects.requireNonNull(SAMPLES.get(type));

        for (int seed = 0; seed < MUTATIONS; seed++) {
            assertBounded(type, mutated(sample, new Random(seed)), "seed " + seed);
        }

        assertThat(extraction.extract("good.txt", "good words").text()).isEqualTo("good words");
        assertThat(extraction.extract("sample." + type, sample).text()).isNotBlank();
    }

    private void assertBounded(String type, byte[] content, String seed) throws IOException {
        try {
            ExtractedDocument document = extraction.extract("mutated." + type, content);
            BrokenFilesTest.assertInvariants(document);
        } catch (WorkException e) {
            assertThat(e.type()).as(seed + ": " + e.getMessage()).isEqualTo(FailureType.UNSUPPORTED_CONTENT);
            assertThat(e.getMessage()).as(seed).startsWith("the file ").hasSizeBetween(12, 400);
        }
    }

    /** Bytes replaced, cut off, cut out, repeated or swapped. */
    private static byte[] mutated(byte[] sample, Random random) {
        byte[] bytes = sample.clone();
        int at = random.nextInt(bytes.length);
        int length = Math.min(bytes.length - at, 1 + random.nextInt(64));
        switch (random.nextInt(5)) {
            case 0 -> {
                for (int i = 0; i < 1 + bytes.length / 500; i++) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
            }
            case 1 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
            case 2 -> System.arraycopy(bytes, at + length, bytes, at, bytes.length - at - length);
            case 3 -> Arrays.fill(bytes, at, at + length, (byte) random.nextInt(256));
            default -> bytes = BrokenFiles.joined(Arrays.copyOf(bytes, at), sample);
        }
        return bytes;
    }
}
