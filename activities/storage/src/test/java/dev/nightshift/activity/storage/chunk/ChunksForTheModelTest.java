package dev.nightshift.activity.storage.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.activity.storage.content.ExtractedDocument;
import dev.nightshift.embedding.OnnxTextEmbedder;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The chunker with the tokenizer it is used with, whose counts do not simply add up. */
@Timeout(300)
class ChunksForTheModelTest {
    private static final OnnxTextEmbedder MODEL = OnnxTextEmbedder.openBuiltIn();

    private final StructuredChunker chunker = new StructuredChunker(MODEL::countTokens, MODEL.maxTokens());

    @AfterAll
    static void close() {
        MODEL.close();
    }

    @Test
    void theModelTakesEveryPassageOfEveryDocument() {
        for (int seed = 0; seed < 40; seed++) {
            ExtractedDocument document = RandomDocuments.next(new Random(seed));

            for (Chunk chunk : chunker.chunk(document)) {
                assertThat(chunk.tokens())
                        .as("seed %d, %s", seed, chunk.span())
                        .isLessThanOrEqualTo(MODEL.maxTokens())
                        .isEqualTo(MODEL.countTokens(chunk.embeddingInput()));
            }
        }
    }

    @Test
    void cutsProseNearTheTarget() {
        String prose = "Rain fell on the harbour all night, and by morning the boats were gone. ".repeat(200);

        List<Chunk> chunks = chunker.chunk(Documents.ofText(prose));

        assertThat(chunks).hasSizeGreaterThan(10).allSatisfy(chunk -> {
            assertThat(chunk.tokens()).isBetween(100, 214);
            assertThat(MODEL.embed(chunk.embeddingInput())).hasSize(384);
        });
    }

    @ParameterizedTest
    @CsvSource({"a, 5000000", "'Rain fell on the harbour. ', 5000000", "船, 1000000", "key=value;, 1000000", "각, 1000000"
    })
    void cutsOneHugeLineInSeconds(String unit, int characters) {
        String line = unit.repeat(characters / unit.length());
        long start = System.nanoTime();

        List<Chunk> chunks = chunker.chunk(Documents.ofText(line));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(60));
        assertThat(chunks).hasSizeGreaterThan(characters / 4_001);
    }
}
