package dev.nightshift.persistence;

/**
 * A passage that a search found.
 *
 * @param chunk id of the passage while its version serves
 * @param score cosine of the vectors, -1 to 1, or full-text score above 0; higher is better
 */
public record RankedChunk(long chunk, double score) {}
