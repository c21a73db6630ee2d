package dev.nightshift.embedding;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** The tokenizer of a model, from its {@code tokenizer.json}. Cuts nothing and pads nothing. */
final class WordPieces implements AutoCloseable {
    /** The file of the built-in model asks for 128 tokens, cut and padded; the model itself takes more. */
    private static final Map<String, String> WHOLE = Map.of("truncation", "false", "padding", "false");

    private final HuggingFaceTokenizer tokenizer;

    private WordPieces(HuggingFaceTokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    static WordPieces read(InputStream json) {
        stayOffline();
        try {
            return new WordPieces(HuggingFaceTokenizer.newInstance(json, WHOLE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The library would otherwise report its use to its makers and look for a GPU build to download. */
    private static void stayOffline() {
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("RUST_FLAVOR", "cpu");
    }

    /** Returns the tokens of a text between the model's own markers. */
    Encoding encode(String text) {
        return tokenizer.encode(text, true, false);
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
