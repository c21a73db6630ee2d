package dev.nightshift.activity.storage;

import dev.nightshift.config.Env;

/**
 * How much of the machine indexing may take.
 *
 * @param embeddingThreads threads of this process that compute vectors, 1 to 256
 */
public record IndexingSettings(int embeddingThreads) {
    public static IndexingSettings from(Env env) {
        int cores = Runtime.getRuntime().availableProcessors();
        return new IndexingSettings(env.integer("EMBEDDING_THREADS", cores, 1, 256));
    }
}
