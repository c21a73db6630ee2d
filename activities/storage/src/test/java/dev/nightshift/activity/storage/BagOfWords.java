package dev.nightshift.activity.storage;

import dev.nightshift.contract.storage.EmbeddingSpace;
import dev.nightshift.embedding.TextEmbedder;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** An embedder without a model: texts are near to each other if they share words. English only. */
public final class BagOfWords implements TextEmbedder {
    private static final int MAX_TOKENS = 64;

    /** How many texts were embedded. */
    public final AtomicInteger calls = new AtomicInteger();

    private final EmbeddingSpace space;

    public BagOfWords() {
        this(new EmbeddingSpace("minilm-l6-q", "1", 384));
    }

    public BagOfWords(EmbeddingSpace space) {
        this.space = space;
    }

    @Override
    public EmbeddingSpace space() {
        return space;
    }

    @Override
    public float[] embed(String text) {
        if (countTokens(text) > maxTokens()) {
            throw new IllegalArgumentException("too long: " + countTokens(text));
        }
        calls.incrementAndGet();
        float[] vector = new float[space.dimension()];
        vector[0] = 0.01f;
        words(text).forEach(word -> vector[Math.floorMod(word.hashCode() * 0x9E3779B9, vector.length)] += 1);
        double length = 0;
        for (float component : vector) {
            length += component * component;
        }
        for (int i = 0; i < vector.length; i++) {
            vector[i] /= (float) Math.sqrt(length);
        }
        return vector;
    }

    @Override
    public int countTokens(String text) {
        return (int) words(text).count() + 2;
    }

    @Override
    public int maxTokens() {
        return MAX_TOKENS;
    }

    @Override
    public boolean covers(String language) {
        return language.equals("en");
    }

    @Override
    public void close() {}

    private static Stream<String> words(String text) {
        return Stream.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty());
    }
}
