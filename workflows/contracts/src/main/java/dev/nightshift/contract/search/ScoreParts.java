package dev.nightshift.contract.search;

import dev.nightshift.contract.Allowed;
import dev.nightshift.contract.Ranges;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a passage stands where it stands.
 *
 * @param vectorRank place among the nearest vectors, from 1, or null if it is not among them
 * @param cosine similarity of the vectors, -1 to 1, or null if it is not among the nearest
 * @param textRank place among the full-text matches, from 1, or null if it is not among them
 * @param textScore BM25 score of its words, greater than 0, or null if none matches
 * @param matchedWords words of the query that the passage holds in some form, the rarest first
 */
public record ScoreParts(
        @Allowed(min = 1) @Nullable Integer vectorRank,
        @Nullable Double cosine,
        @Allowed(min = 1) @Nullable Integer textRank,
        @Nullable Double textScore,
        List<String> matchedWords) {
    public ScoreParts {
        Ranges.requirePlace(vectorRank, "vectorRank");
        Ranges.requirePlace(textRank, "textRank");
        matchedWords = List.copyOf(matchedWords);
    }
}
