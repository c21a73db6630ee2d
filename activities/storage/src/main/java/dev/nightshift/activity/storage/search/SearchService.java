package dev.nightshift.activity.storage.search;

import static java.util.Objects.requireNonNull;

import dev.nightshift.contract.TenantId;
import dev.nightshift.contract.search.Answer;
import dev.nightshift.contract.search.ScoreParts;
import dev.nightshift.contract.search.SearchHit;
import dev.nightshift.contract.search.SearchOutcome;
import dev.nightshift.contract.search.SearchRequest;
import dev.nightshift.embedding.TextEmbedder;
import dev.nightshift.persistence.ChunkDetail;
import dev.nightshift.persistence.RankedChunk;
import dev.nightshift.persistence.SearchRepository;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds passages by vectors and by words, fuses both rankings, and quotes the sentences that answer. Safe
 * for use by several threads at once. Close it before the index and the embedder, which it does not own.
 */
public final class SearchService implements AutoCloseable {
    private static final int FEWEST_CANDIDATES = 50;
    private static final int CANDIDATES_PER_HIT = 5;
    private static final int PASSAGES_FOR_THE_ANSWER = 3;

    /** What is farther away is a neighbour only because the index holds so little. */
    private static final double LEAST_COSINE = 0.15;

    /** So near must be what shares no word with the question, or it has nothing to do with it. */
    private static final double LEAST_COSINE_WITHOUT_WORDS = 0.35;

    private final SearchRepository index;
    private final TextEmbedder embedder;
    private final Parallel parallel = new Parallel();
    private final AnswerFinder answers;

    public SearchService(SearchRepository index, TextEmbedder embedder) {
        this.index = requireNonNull(index, "index");
        this.embedder = requireNonNull(embedder, "embedder");
        this.answers = new AnswerFinder(embedder, parallel);
    }

    /** Answers from the index as it is now. */
    public SearchOutcome search(SearchRequest request) {
        int limit = Objects.requireNonNull(request.limit(), "limit");
        int candidates = Math.max(FEWEST_CANDIDATES, CANDIDATES_PER_HIT * limit);
        Future<List<RankedChunk>> matching =
                parallel.begin(() -> index.matching(request.tenant(), request.query(), candidates));
        float[] question = QueryVector.of(request.query(), embedder);
        List<RankedChunk> all = index.nearest(request.tenant(), embedder.space(), question, candidates);
        List<RankedChunk> withWords = Parallel.result(matching);
        double least = withWords.isEmpty() ? LEAST_COSINE_WITHOUT_WORDS : LEAST_COSINE;
        List<RankedChunk> nearest =
                all.stream().filter(found -> found.score() >= least).toList();
        Rankings rankings = new Rankings(nearest, withWords);
        List<Found> best = best(request.tenant(), rankings, limit);
        return best.isEmpty() ? new SearchOutcome.NothingFound() : found(request, question, best);
    }

    @Override
    public void close() {
        parallel.close();
    }

    private List<Found> best(TenantId tenant, Rankings rankings, int limit) {
        Map<Long, Double> scores = rankings.fused();
        List<Long> order = scores.keySet().stream().limit(limit).toList();
        Map<Long, ChunkDetail> details = index.details(tenant, order).stream()
                .collect(Collectors.toMap(ChunkDetail::chunk, Function.identity()));
        List<Found> best = new ArrayList<>();
        for (Long chunk : order) {
            ChunkDetail detail = details.get(chunk);
            // A passage may have been replaced since it was ranked.
            if (detail != null) {
                best.add(new Found(detail, scores.getOrDefault(chunk, 0.0), rankings.parts(chunk)));
            }
        }
        return best;
    }

    private SearchOutcome found(SearchRequest request, float[] question, List<Found> best) {
        QueryTerms terms = QueryTerms.of(request.query());
        List<AnswerFinder.Passage> passages = best.stream()
                .limit(PASSAGES_FOR_THE_ANSWER)
                .map(hit -> new AnswerFinder.Passage(
                        hit.detail().text(), hit.detail().span()))
                .toList();
        Answer answer = answers.find(question, terms, passages);
        return new SearchOutcome.Found(
                answer, best.stream().map(hit -> hit.toHit(terms)).toList());
    }

    private record Found(ChunkDetail detail, double score, ScoreParts parts) {
        SearchHit toHit(QueryTerms terms) {
            return new SearchHit(
                    detail.document(),
                    detail.source(),
                    detail.member(),
                    title(),
                    detail.headingPath(),
                    detail.page(),
                    detail.span(),
                    Snippet.of(detail.text(), terms).in(detail.text()),
                    score,
                    parts);
        }

        private String title() {
            @Nullable String title = detail.title();
            if (title != null && !title.isBlank()) {
                return title;
            }
            if (!detail.member().isEmpty()) {
                return detail.member().get(detail.member().size() - 1);
            }
            String path = detail.source().getPath();
            return path == null ? detail.source().toString() : path.substring(path.lastIndexOf('/') + 1);
        }
    }

    private record Rankings(List<RankedChunk> nearest, List<RankedChunk> matching) {
        Map<Long, Double> fused() {
            return RankFusion.fuse(List.of(chunks(matching), chunks(nearest)));
        }

        ScoreParts parts(long chunk) {
            int vectorRank = chunks(nearest).indexOf(chunk);
            int textRank = chunks(matching).indexOf(chunk);
            return new ScoreParts(
                    vectorRank < 0 ? null : vectorRank + 1,
                    vectorRank < 0 ? null : nearest.get(vectorRank).score(),
                    textRank < 0 ? null : textRank + 1,
                    textRank < 0 ? null : matching.get(textRank).score(),
                    textRank < 0 ? List.of() : matching.get(textRank).matched());
        }

        private static List<Long> chunks(List<RankedChunk> ranking) {
            return ranking.stream().map(RankedChunk::chunk).toList();
        }
    }
}
