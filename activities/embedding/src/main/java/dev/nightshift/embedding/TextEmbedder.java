package dev.nightshift.embedding;

import dev.nightshift.contract.storage.EmbeddingSpace;

/** Turns text into vectors. Safe for use by several threads at once. */
public interface TextEmbedder extends AutoCloseable {
    /** Returns the space that all vectors of this embedder lie in. */
    EmbeddingSpace space();

    /**
     * Returns the vector of {@code text}: {@code space().dimension()} components, of Euclidean length 1.
     *
     * @throws IllegalArgumentException if the text has more than {@link #maxTokens} tokens: a text is
     *     never cut silently
     */
    float[] embed(String text);

    /** Returns how many tokens the model sees for {@code text}, its own markers included. */
    int countTokens(String text);

    /** Returns the most tokens that {@link #embed} takes. */
    int maxTokens();

    /** Tells whether the model was trained on the language, an ISO 639-1 code such as {@code en}. */
    boolean covers(String language);

    @Override
    void close();
}
