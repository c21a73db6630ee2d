package dev.nightshift.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nightshift.persistence.RankedChunk;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExactScanTest {
    private static final float[] QUERY = {1, 0};
    private static final ExactScan SCAN = new ExactScan(
            Map.of(
                    1L, new float[] {1, 0},
                    2L, new float[] {0.8f, 0.6f},
                    3L, new float[] {0.8f, -0.6f},
                    4L, new float[] {0, 1}),
            "ORDER BY x LIMIT greatest(200, 20 * $3))");

    @Test
    void countsWhatWasMissed() {
        assertThat(recall(2, 1, 2)).isEqualTo(1);
        assertThat(recall(2, 1, 4)).isEqualTo(0.5);
        assertThat(recall(3, 1, 2)).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(recall(2)).isZero();
    }

    @Test
    void looksOnlyAtTheFirstHits() {
        assertThat(recall(2, 4, 1, 2)).isEqualTo(0.5);
    }

    @Test
    void takesEitherOfTwoThatAreEquallyNear() {
        assertThat(recall(2, 1, 3)).isEqualTo(1);
    }

    @Test
    void aPassageThatNoScanFindsIsAnError() {
        assertThatThrownBy(() -> recall(1, 9)).isInstanceOf(MeasurementException.class);
    }

    @Test
    void readsTheNumberOfCandidatesFromTheFunctionItself() {
        assertThat(SCAN.candidates(5)).hasValue(200);
        assertThat(SCAN.candidates(50)).hasValue(1_000);
        assertThat(new ExactScan(Map.of(), "another function").candidates(5)).isEmpty();
    }

    private static double recall(int k, long... found) {
        List<RankedChunk> hits = Arrays.stream(found)
                .mapToObj(chunk -> new RankedChunk(chunk, 0, List.of()))
                .toList();
        return SCAN.recall(QUERY, hits, k);
    }
}
