package dev.nightshift.activity.storage.search;

import static java.util.Comparator.comparingDouble;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reciprocal rank fusion (Cormack, Clarke and Buettcher, 2009): each list gives its item at rank r, from 1,
 * the score 1 / (k + r). With k = 10 the first places count for more than with the usual 60, which did
 * better on judged collections of prose and of short messages.
 */
final class RankFusion {
    private static final double K = 10;

    private RankFusion() {}

    /** Returns the items of all lists with their scores, best first; equal scores in order of the lists. */
    static <T> Map<T, Double> fuse(List<List<T>> rankings) {
        Map<T, Double> scores = new LinkedHashMap<>();
        for (List<T> ranking : rankings) {
            for (int rank = 1; rank <= ranking.size(); rank++) {
                scores.merge(ranking.get(rank - 1), 1 / (K + rank), Double::sum);
            }
        }
        Map<T, Double> sorted = new LinkedHashMap<>();
        scores.entrySet().stream()
                .sorted(comparingDouble((Map.Entry<T, Double> entry) -> -entry.getValue()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }
}
