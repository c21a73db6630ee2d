package dev.nightshift.contract.search;

import org.jspecify.annotations.Nullable;

/**
 * Why a passage stands where it stands.
 *
 * @param vectorRank place among the nearest vectors, from 1, or null if it is not among them
 * @param cosine similarity of the vectors, -1 to 1, or null if it is not among the nearest
 * @param textRank place among the full-text matches, from 1, or null if it is not among them
 * @param textScore full-text score, greater than 0, or null if it does not match
 */
public record ScoreParts(
        @Nullable Integer vectorRank,
        @Nullable Double cosine,
        @Nullable Integer textRank,
        @Nullable Double textScore) {}
