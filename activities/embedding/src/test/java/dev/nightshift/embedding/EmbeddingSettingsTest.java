package dev.nightshift.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.config.ConfigException;
import dev.nightshift.config.Env;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddingSettingsTest {
    @Test
    void usesAllProcessorsUnlessToldOtherwise() {
        int processors = Math.min(64, Runtime.getRuntime().availableProcessors());

        assertThat(EmbeddingSettings.from(Env.of(Map.of())).threads()).isEqualTo(processors);
        assertThat(EmbeddingSettings.from(Env.of(Map.of("EMBEDDING_THREADS", "64")))
                        .threads())
                .isEqualTo(64);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65", "many"})
    void refusesWhatIsOutOfRange(String threads) {
        Env env = Env.of(Map.of("EMBEDDING_THREADS", threads));
        EmbeddingSettings.from(env);

        assertThatThrownBy(env::check)
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("EMBEDDING_THREADS must be a whole number from 1 to 64");
    }
}
