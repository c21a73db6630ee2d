package dev.nightshift.benchmark;

import dev.nightshift.activity.storage.search.SearchService;
import dev.nightshift.contract.search.SearchRequest;
import dev.nightshift.embedding.TextEmbedder;
import dev.nightshift.persistence.RankedChunk;
import dev.nightshift.persistence.SearchRepository;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks an index all queries, and keeps how long each took, in milliseconds. */
final class SearchRuns implements AutoCloseable {
    static final int HITS = 10;
    /** What a search for ten hits asks each ranking for. */
    static final int RANKED = 50;

    private static final int WARM_UP = 50;

    /** A search by one client, end to end. */
    final Samples search = new Samples();
    /** Of it: the vector of the query. */
    final Samples query = new Samples();
    /** Of it: the vectors of the sentences that might answer, as far as the asking thread makes them. */
    final Samples answer = new Samples();
    /** Of it: all else, which is mostly the database. */
    final Samples rest = new Samples();
    /** The database alone: by vectors, by words, and both with the details of the hits. */
    final Samples nearest = new Samples();

    final Samples matching = new Samples();
    final Samples database = new Samples();
    /** A search by one of several clients, end to end. */
    final Samples shared = new Samples();

    private final SearchIndex index;
    private final SearchRepository repository;
    private final TextEmbedder embedder;
    private final TimedEmbedder timed;
    private final SearchService service;
    private final List<String> queries;

    SearchRuns(SearchIndex index, TextEmbedder embedder, List<String> queries) {
        this.index = index;
        this.repository = index.repository();
        this.embedder = embedder;
        this.timed = new TimedEmbedder(embedder);
        this.service = new SearchService(repository, timed);
        this.queries = queries;
    }

    @Override
    public void close() {
        service.close();
    }

    /** Asks some queries whose times are not kept. */
    void warmUp() {
        queries.stream().limit(WARM_UP).forEach(this::search);
        timed.take();
    }

    void byOneClient() {
        for (String text : queries) {
            double whole = search(text);
            List<Double> embeddings = timed.take();
            double first = embeddings.get(0);
            double others =
                    embeddings.stream().skip(1).mapToDouble(millis -> millis).sum();
            search.add(whole);
            query.add(first);
            answer.add(others);
            rest.add(whole - first - others);
        }
    }

    void databaseAlone() {
        for (String text : queries) {
            float[] vector = embedder.embed(text);
            long begin = System.nanoTime();
            List<RankedChunk> found = repository.nearest(index.tenant(), embedder.space(), vector, RANKED);
            long middle = System.nanoTime();
            repository.matching(index.tenant(), text, RANKED);
            long ranked = System.nanoTime();
            repository.details(
                    index.tenant(),
                    found.stream().limit(HITS).map(RankedChunk::chunk).toList());
            nearest.add((middle - begin) / 1e6);
            matching.add((ranked - middle) / 1e6);
            database.add((System.nanoTime() - begin) / 1e6);
        }
    }

    /** Shares the queries among clients that ask at once, and returns the searches per second of all together. */
    double byClients(int clients) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            AtomicInteger next = new AtomicInteger();
            List<Future<?>> running = new ArrayList<>();
            long begin = System.nanoTime();
            for (int client = 0; client < clients; client++) {
                running.add(threads.submit(() -> askWhatIsLeft(next)));
            }
            for (Future<?> one : running) {
                one.get();
            }
            return queries.size() / ((System.nanoTime() - begin) / 1e9);
        } catch (ExecutionException e) {
            throw new MeasurementException("a search failed: " + e.getCause(), e);
        } finally {
            threads.shutdownNow();
        }
    }

    /** Returns the mean recall of the first ten if {@code k} are asked for; adds the times to {@code millis}. */
    double recall(ExactScan exact, int k, Samples millis) {
        double sum = 0;
        for (String text : queries) {
            float[] vector = embedder.embed(text);
            long begin = System.nanoTime();
            List<RankedChunk> found = repository.nearest(index.tenant(), embedder.space(), vector, k);
            millis.add((System.nanoTime() - begin) / 1e6);
            sum += exact.recall(vector, found, HITS);
        }
        return sum / queries.size();
    }

    private void askWhatIsLeft(AtomicInteger next) {
        for (int i = next.getAndIncrement(); i < queries.size(); i = next.getAndIncrement()) {
            shared.add(search(queries.get(i)));
            timed.take();
        }
    }

    private double search(String text) {
        long begin = System.nanoTime();
        service.search(new SearchRequest(index.tenant(), text, HITS));
        return (System.nanoTime() - begin) / 1e6;
    }
}
