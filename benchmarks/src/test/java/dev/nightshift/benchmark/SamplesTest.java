package dev.nightshift.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SamplesTest {
    @Test
    void percentilesAreValuesThatWereMeasured() {
        Samples samples = new Samples();
        for (int i = 200; i >= 1; i--) {
            samples.add(i);
        }

        assertThat(samples.percentile(50)).isEqualTo(100);
        assertThat(samples.percentile(99)).isEqualTo(198);
        assertThat(samples.least()).isEqualTo(1);
        assertThat(samples.most()).isEqualTo(200);
        assertThat(samples.median()).isEqualTo(100.5);
        assertThat(samples.count()).isEqualTo(200);
    }

    @Test
    void oneValueIsAllOfThem() {
        Samples samples = new Samples();
        samples.add(7);

        assertThat(samples.percentile(99)).isEqualTo(7);
        assertThat(samples.median()).isEqualTo(7);
    }

    @Test
    void nothingMeasuredIsNoFigure() {
        assertThatThrownBy(() -> new Samples().median()).hasMessage("nothing was measured");
    }

    @Test
    void writesNumbersAlikeInEveryCountry() {
        assertThat(Samples.written(1234.567, 1)).isEqualTo("1234.6");
    }
}
