package dev.nightshift.activity.storage.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RankFusionTest {
    @Test
    void addsTheReciprocalsOfTheRanks() {
        Map<String, Double> fused = RankFusion.fuse(List.of(List.of("a", "b", "c"), List.of("b", "d")));

        assertThat(fused.keySet()).containsExactly("b", "a", "d", "c");
        assertThat(fused.get("b")).isCloseTo(1 / 12.0 + 1 / 11.0, within(1e-12));
        assertThat(fused.get("c")).isCloseTo(1 / 13.0, within(1e-12));
    }

    @Test
    void putsTheFirstListFirstWhereScoresAreEqual() {
        assertThat(RankFusion.fuse(List.of(List.of("words"), List.of("vectors")))
                        .keySet())
                .containsExactly("words", "vectors");
    }

    @Test
    void worksWithoutAnyResult() {
        assertThat(RankFusion.fuse(List.of(List.of(), List.of()))).isEmpty();
    }
}
