package dev.nightshift.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightshift.contract.storage.EmbeddingSpace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class OnnxTextEmbedderTest {
    /**
     * The reference ran on another version of ONNX Runtime. Quantised arithmetic rounds differently per
     * version and processor: a component (typically 0.05) may differ by this much.
     */
    private static final double COMPONENT_TOLERANCE = 0.01;

    private static final double COSINE_TOLERANCE = 0.02;

    private static final OnnxTextEmbedder EMBEDDER = OnnxTextEmbedder.openBuiltIn();

    @AfterAll
    static void close() {
        EMBEDDER.close();
    }

    @Test
    void agreesWithAnIndependentImplementation() throws IOException {
        List<JsonNode> references = references();
        List<float[]> vectors = references.stream()
                .map(reference -> EMBEDDER.embed(reference.get("text").asText()))
                .toList();

        for (int i = 0; i < references.size(); i++) {
            JsonNode components = references.get(i).get("first_components");
            for (int c = 0; c < components.size(); c++) {
                assertThat((double) vectors.get(i)[c])
                        .as("text %d, component %d", i, c)
                        .isCloseTo(components.get(c).asDouble(), within(COMPONENT_TOLERANCE));
            }
            JsonNode cosines = references.get(i).get("cosines");
            for (int j = 0; j < cosines.size(); j++) {
                assertThat(cosine(vectors.get(i), vectors.get(j)))
                        .as("texts %d and %d", i, j)
                        .isCloseTo(cosines.get(j).asDouble(), within(COSINE_TOLERANCE));
            }
        }
    }

    @Test
    void countsTokensAsAnIndependentImplementation() throws IOException {
        for (JsonNode reference : references()) {
            String text = reference.get("text").asText();

            assertThat(EMBEDDER.countTokens(text))
                    .as(text)
                    .isEqualTo(reference.get("tokens").asInt());
        }
    }

    @Test
    void tellsWhatItIs() {
        assertThat(EMBEDDER.space()).isEqualTo(new EmbeddingSpace("minilm-l6-q", "1", 384));
        assertThat(EMBEDDER.maxTokens()).isEqualTo(256);
        assertThat(EMBEDDER.covers("en")).isTrue();
        assertThat(EMBEDDER.covers("de")).isFalse();
    }

    @Test
    void givesVectorsOfLengthOne() {
        float[] vector = EMBEDDER.embed("The boats were gone by morning.");

        assertThat(vector).hasSize(384);
        assertThat(cosine(vector, vector)).isCloseTo(1, within(1e-5));
    }

    @Test
    void takesAsManyTokensAsItSaysAndNotOneMore() {
        String longest = "boat ".repeat(EMBEDDER.maxTokens() - 2);

        assertThat(EMBEDDER.embed(longest)).hasSize(384);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EMBEDDER.embed(longest + "boat"))
                .withMessageContaining("257 tokens");
    }

    @Test
    void readsToTheEndOfALongText() {
        String beginning = "boat ".repeat(200);

        assertThat(cosine(EMBEDDER.embed(beginning + "bananas"), EMBEDDER.embed(beginning)))
                .isLessThan(0.9999);
    }

    @Test
    void enduresStrangeText() {
        for (String text : List.of("", " ", "\0", "\uD83D", "\uDE42x\uD83D", "a\0b", "\uFFFF", "[SEP] [PAD] [MASK]")) {
            assertThat(EMBEDDER.embed(text)).hasSize(384).doesNotContain(Float.NaN);
        }
    }

    @Test
    void givesEachThreadItsOwnAnswer() throws Exception {
        List<String> texts = List.of("A boat.", "A longer text about a boat in the harbour.", "Bananas", "Rain");
        List<float[]> alone = texts.stream().map(EMBEDDER::embed).toList();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<float[]>> together = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                String text = texts.get(i % texts.size());
                together.add(threads.submit(() -> EMBEDDER.embed(text)));
            }

            for (int i = 0; i < together.size(); i++) {
                assertThat(together.get(i).get()).isEqualTo(alone.get(i % texts.size()));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void refusesWorkOnceClosedAndWaitsForWorkBegunBefore() throws Exception {
        OnnxTextEmbedder embedder = OnnxTextEmbedder.openBuiltIn();
        CountDownLatch begun = new CountDownLatch(4);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<?>> loops = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            loops.add(threads.submit(() -> {
                assertThatIllegalStateException().isThrownBy(() -> {
                    while (true) {
                        assertThat(embedder.embed("A boat in the harbour.")).hasSize(384);
                        begun.countDown();
                    }
                });
            }));
        }
        begun.await();

        embedder.close();
        embedder.close();

        for (Future<?> loop : loops) {
            loop.get();
        }
        assertThatIllegalStateException().isThrownBy(() -> embedder.countTokens("boat"));
        threads.shutdownNow();
    }

    private static List<JsonNode> references() throws IOException {
        JsonNode texts = new ObjectMapper()
                .readTree(OnnxTextEmbedderTest.class.getResource("/embedding-reference/minilm-l6-q.json"))
                .get("texts");
        assertThat(texts).hasSizeGreaterThanOrEqualTo(8);
        return List.copyOf(texts.findParents("tokens"));
    }

    private static double cosine(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }
}
