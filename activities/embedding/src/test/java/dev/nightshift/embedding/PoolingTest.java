package dev.nightshift.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;

class PoolingTest {
    @Test
    void leavesOutWhatTheMaskHides() {
        FloatBuffer states = FloatBuffer.wrap(new float[] {1, 3, 100, -100, 5, 5});

        float[] vector = Pooling.meanOfLengthOne(states, new long[] {1, 0, 1}, 2);

        assertThat(vector).containsExactly(0.6f, 0.8f);
    }

    @Test
    void refusesAnOutputOfAnotherShape() {
        FloatBuffer states = FloatBuffer.wrap(new float[] {1, 3, 100});

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pooling.meanOfLengthOne(states, new long[] {1, 1}, 2))
                .withMessageContaining("3 numbers for 2 tokens");
    }
}
