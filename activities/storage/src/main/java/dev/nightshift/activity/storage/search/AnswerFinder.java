package dev.nightshift.activity.storage.search;

import static java.util.Comparator.comparingDouble;

import dev.nightshift.contract.search.Answer;
import dev.nightshift.contract.storage.Span;
import dev.nightshift.embedding.TextEmbedder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Picks the sentence of the best passages that is nearest to the question, and quotes it. */
final class AnswerFinder {
    /** Each costs some milliseconds, and a person waits. */
    private static final int MAX_SENTENCES = 8;

    private static final int SHORTEST = 20;
    private static final double WEIGHT_OF_WORDS = 0.3;
    private static final double LOSS_PER_HIT = 0.02;
    private static final double NEARLY_AS_GOOD = 0.9;

    private final TextEmbedder embedder;
    private final Parallel parallel;

    AnswerFinder(TextEmbedder embedder, Parallel parallel) {
        this.embedder = embedder;
        this.parallel = parallel;
    }

    /**
     * Returns the best quotation.
     *
     * @param question vector of the question, or null to go by its words alone
     * @param passages of the first hits, in their order, at least one
     */
    Answer find(float @Nullable [] question, QueryTerms terms, List<Passage> passages) {
        List<Candidate> scored =
                parallel.map(candidates(terms, passages), candidate -> candidate.scored(question, embedder));
        Candidate best = scored.stream()
                .max(comparingDouble(Candidate::score)
                        .thenComparing(Candidate::hit, Comparator.reverseOrder())
                        .thenComparing(candidate -> candidate.sentence().start(), Comparator.reverseOrder()))
                .orElseThrow(() -> new IllegalArgumentException("no passages"));
        Passage passage = passages.get(best.hit() - 1);
        Span quote = extended(
                best,
                next -> known(scored, best.hit(), next)
                        .orElseGet(() ->
                                Candidate.of(passage, best.hit(), next, terms).scored(question, embedder)),
                passage);
        return new Answer(quote.in(passage.text()), best.hit(), passage.inDocument(quote));
    }

    /** The sentences that share most words with the question; of these the vectors decide. */
    private static List<Candidate> candidates(QueryTerms terms, List<Passage> passages) {
        List<Candidate> candidates = new ArrayList<>();
        for (int hit = 1; hit <= passages.size(); hit++) {
            Passage passage = passages.get(hit - 1);
            for (Span sentence : sentences(passage.text())) {
                candidates.add(Candidate.of(passage, hit, sentence, terms));
            }
        }
        candidates.sort(comparingDouble(candidate -> -candidate.score()));
        return candidates.subList(0, Math.min(MAX_SENTENCES, candidates.size()));
    }

    private static List<Span> sentences(String text) {
        List<Span> all = Sentences.of(text).stream()
                .map(sentence -> sentence.length() <= Snippet.MAX_LENGTH
                        ? sentence
                        : new Span(sentence.start(), Snippet.cut(text, sentence.start())))
                .toList();
        List<Span> whole =
                all.stream().filter(sentence -> sentence.length() >= SHORTEST).toList();
        if (!whole.isEmpty()) {
            return whole;
        }
        return all.isEmpty() ? List.of(new Span(0, Math.min(text.length(), Snippet.cut(text, 0)))) : all;
    }

    /** Adds the next sentence if that says nearly as much to the question. */
    private static Span extended(Candidate best, Function<Span, Candidate> scored, Passage passage) {
        List<Span> all = sentences(passage.text());
        int next = all.indexOf(best.sentence()) + 1;
        if (next == 0
                || next >= all.size()
                || all.get(next).end() - best.sentence().start() > Snippet.MAX_LENGTH) {
            return best.sentence();
        }
        Candidate second = scored.apply(all.get(next));
        return second.score() >= NEARLY_AS_GOOD * best.score()
                ? new Span(best.sentence().start(), second.sentence().end())
                : best.sentence();
    }

    private static Optional<Candidate> known(List<Candidate> scored, int hit, Span sentence) {
        return scored.stream()
                .filter(candidate ->
                        candidate.hit() == hit && candidate.sentence().equals(sentence))
                .findFirst();
    }

    /**
     * A passage that may hold the answer.
     *
     * @param span of {@code text} in the document
     */
    record Passage(String text, Span span) {
        Span inDocument(Span quote) {
            return new Span(span.start() + quote.start(), span.start() + quote.end());
        }
    }

    private record Candidate(String text, int hit, Span sentence, double score) {
        static Candidate of(Passage passage, int hit, Span sentence, QueryTerms terms) {
            String text = sentence.in(passage.text());
            return new Candidate(
                    text, hit, sentence, WEIGHT_OF_WORDS * terms.coverage(text) - LOSS_PER_HIT * (hit - 1));
        }

        Candidate scored(float @Nullable [] question, TextEmbedder embedder) {
            if (question == null || embedder.countTokens(text) > embedder.maxTokens()) {
                return this;
            }
            return new Candidate(text, hit, sentence, score + cosine(question, embedder.embed(text)));
        }

        /** The vectors have length 1, so that their product is their cosine. */
        private static double cosine(float[] left, float[] right) {
            double sum = 0;
            for (int i = 0; i < left.length; i++) {
                sum += (double) left[i] * right[i];
            }
            return sum;
        }
    }
}
