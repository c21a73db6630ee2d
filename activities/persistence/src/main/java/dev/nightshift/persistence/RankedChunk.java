package dev.nightshift.persistence;

import java.util.List;

/**
 * A passage that a search found.
 *
 * @param chunk id of the passage while its version serves
 * @param score cosine of the vectors, -1 to 1, or BM25 score above 0; higher is better
 * @param matched words of the query that the passage holds, the rarest first; empty if found by its vector
 */
public record RankedChunk(long chunk, double score, List<String> matched) {
    public RankedChunk {
        matched = List.copyOf(matched);
    }
}
