package dev.nightshift.embedding;

import dev.nightshift.contract.storage.EmbeddingSpace;
import java.util.Set;

/**
 * What must be known of a model to embed with it.
 *
 * @param weightsResource the ONNX file on the class path
 * @param tokenizerResource its {@code tokenizer.json}
 * @param maxTokens the longest input it was made for, its own markers included
 * @param languages ISO 639-1 codes of the languages it was trained on
 */
record OnnxModel(
        EmbeddingSpace space, String weightsResource, String tokenizerResource, int maxTokens, Set<String> languages) {
    static final OnnxModel BUILT_IN = new OnnxModel(
            new EmbeddingSpace("minilm-l6-q", "1", 384),
            "/all-minilm-l6-v2-q.onnx",
            "/all-minilm-l6-v2-q-tokenizer.json",
            256,
            Set.of("en"));

    OnnxModel {
        languages = Set.copyOf(languages);
    }
}
