package dev.nightshift.persistence;

import static dev.nightshift.persistence.Samples.ACME;
import static dev.nightshift.persistence.Samples.SPACE;
import static dev.nightshift.persistence.Samples.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nightshift.contract.TenantId;
import dev.nightshift.contract.storage.GenerationRef;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The ranking by words beside the formula of BM25 over the same texts. */
class Bm25Test {
    private static final TenantId SHIPS = new TenantId("ships");
    private static final TenantId MIXED = new TenantId("mixed");
    private static final int PASSAGES = 400;
    private static final List<String> HEADINGS = List.of("top", "top", "part", "part");

    private static TestDatabase server;
    private static Database database;
    private static DocumentRepository documents;
    private static SearchRepository search;
    private static List<String> texts;

    @BeforeAll
    static void open() {
        server = TestDatabase.create();
        database = Database.open(server.application());
        documents = new DocumentRepository(database);
        search = new SearchRepository(database);
        Random random = new Random(5);
        texts = IntStream.range(0, PASSAGES).mapToObj(i -> text(random)).toList();
        Samples.index(documents, ACME, source("half"), String.join("\n", texts.subList(0, PASSAGES / 2)));
        Samples.index(documents, ACME, source("rest"), String.join("\n", texts.subList(PASSAGES / 2, PASSAGES)));
    }

    @AfterAll
    static void close() {
        database.close();
        server.close();
    }

    @Test
    void scoresAsTheFormulaDoes() {
        for (String query : List.of("w1", "w3 w9", "w2 w30 w40 nothing", "w0 w1 w2 w3 w4 w5 w6 w7 w8", "part w7")) {
            List<Double> expected = texts.stream()
                    .map(text -> score(query, text))
                    .filter(score -> score > 0)
                    .sorted(Comparator.reverseOrder())
                    .limit(20)
                    .toList();

            List<RankedChunk> hits = search.matching(ACME, query, 20);

            assertThat(hits).as(query).hasSameSizeAs(expected);
            for (int i = 0; i < expected.size(); i++) {
                assertThat(hits.get(i).score()).as("%s at %d", query, i).isEqualTo(expected.get(i), within(1e-9));
            }
        }
    }

    @Test
    void tellsWhichWordsMatchedTheRarestFirst() {
        Samples.index(documents, SHIPS, source("a"), "Ships sail\nShips anchor\nNothing here");

        assertThat(search.matching(SHIPS, "Where does the ship ANCHOR?", 5))
                .extracting(RankedChunk::matched)
                .containsExactly(List.of("ANCHOR", "ship"), List.of("ship"));
    }

    /** In a text whose language is not known, "the" is a word; among English ones it must not seem a rare one. */
    @Test
    void takesTheStopWordsOfOneLanguageForFrequentInAll() {
        Samples.index(documents, MIXED, source("english"), "lighthouse keeper\n" + "boats\n".repeat(30));
        String foreign = "the the the of";
        GenerationRef ref = Samples.ref(MIXED, documents.open(MIXED, source("foreign")), foreign);
        Samples.extract(documents, ref, foreign, "xx");
        documents.saveChunks(ref, 0, Samples.chunks(foreign));
        Samples.embed(documents, ref);
        documents.publish(ref, SPACE);

        List<RankedChunk> hits = search.matching(MIXED, "the keeper of the lighthouse", 5);

        assertThat(hits.get(0).matched()).containsExactlyInAnyOrder("keeper", "lighthouse");
        assertThat(hits.get(1).score()).isLessThan(0.1 * hits.get(0).score());
    }

    private static String text(Random random) {
        List<String> words = new ArrayList<>();
        for (int i = 2 + random.nextInt(20); i > 0; i--) {
            words.add("w" + (int) (50 * Math.pow(random.nextDouble(), 3)));
        }
        return String.join(" ", words);
    }

    /** Headings stand in front of every passage, each word as if twice. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>(HEADINGS);
        words.addAll(Arrays.asList(text.split(" ")));
        return words;
    }

    private static double score(String query, String text) {
        List<List<String>> all = texts.stream().map(Bm25Test::words).toList();
        double mean = all.stream().mapToInt(List::size).average().orElseThrow();
        List<String> own = words(text);
        double score = 0;
        for (String word : query.split(" ")) {
            long holding = all.stream().filter(words -> words.contains(word)).count();
            double rarity = Math.log(1 + (PASSAGES - holding + 0.5) / (holding + 0.5));
            double times = Collections.frequency(own, word);
            score += rarity * times * 2.2 / (times + 1.2 * (0.25 + 0.75 * own.size() / mean));
        }
        return score;
    }
}
