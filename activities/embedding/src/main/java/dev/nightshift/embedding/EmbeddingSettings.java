package dev.nightshift.embedding;

import dev.nightshift.config.Env;

/**
 * How embedding uses the machine.
 *
 * @param threads that embed a batch together, 1 to 64
 */
public record EmbeddingSettings(int threads) {
    static final int MOST_THREADS = 64;

    /** Reads {@code EMBEDDING_THREADS}, by default the processors of the machine. */
    public static EmbeddingSettings from(Env env) {
        int processors = Math.min(Runtime.getRuntime().availableProcessors(), MOST_THREADS);
        return new EmbeddingSettings(env.integer("EMBEDDING_THREADS", processors, 1, MOST_THREADS));
    }
}
