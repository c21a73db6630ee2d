package dev.nightshift.persistence;

import static dev.nightshift.persistence.Samples.ACME;
import static dev.nightshift.persistence.Samples.OTHER;
import static dev.nightshift.persistence.Samples.SPACE;
import static dev.nightshift.persistence.Samples.source;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.contract.TenantId;
import dev.nightshift.contract.storage.GenerationRef;
import dev.nightshift.contract.storage.RemoveDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The counts that the ranking by words is made of, beside the same counted anew from the texts that serve. */
class WordCountsTest {
    private static final List<String> WORDS = List.of("harbour", "harbours", "tide", "sea", "häuser", "the", "o'brien");
    private static final List<String> LANGUAGES = List.of("en", "de", "xx");
    private static final int DOCUMENTS = 40;

    private TestDatabase server;
    private Tables tables;
    private Database database;
    private DocumentRepository documents;
    private RemovalRepository removals;

    @BeforeEach
    void open() {
        server = TestDatabase.create();
        tables = new Tables(server);
        database = Database.open(server.application());
        documents = new DocumentRepository(database);
        removals = new RemovalRepository(database);
    }

    @AfterEach
    void close() {
        database.close();
        server.close();
    }

    @Test
    void staysEqualToACountFromScratchWhateverIsPublishedReplacedAndRemoved() {
        Random random = new Random(11);
        for (int step = 0; step < 300; step++) {
            act(random, "r" + step);
            if (step % 10 == 0) {
                assertThat(kept()).as("after step %d", step).isEqualTo(fromScratch());
            }
        }
        assertThat(kept()).isNotEmpty().isEqualTo(fromScratch());
    }

    @Test
    void losesNoCountAmongWorkersThatPublishAtOnce() {
        ExecutorService workers = Executors.newFixedThreadPool(8);
        List<CompletableFuture<Void>> running = new ArrayList<>();
        for (int worker = 0; worker < 8; worker++) {
            Random random = new Random(worker);
            String name = "w" + worker + "-";
            running.add(CompletableFuture.runAsync(
                    () -> {
                        for (int step = 0; step < 25; step++) {
                            act(random, name + step);
                        }
                    },
                    workers));
        }
        running.forEach(CompletableFuture::join);
        workers.shutdown();

        assertThat(kept()).isNotEmpty().isEqualTo(fromScratch());
    }

    @Test
    void noticesACountThatIsWrong() {
        Samples.index(documents, ACME, source("a"), "harbour");
        server.execute("UPDATE word_count SET passages = passages + 1 WHERE lexeme = 'harbour'");

        assertThat(kept()).isNotEqualTo(fromScratch());
    }

    /** Of the word, the count from the place formula of {@code ts_rank} is the number of its places. */
    @Test
    void countsHowOftenAPassageHasAWord() {
        assertThat(tables.column("""
                SELECT n FROM generate_series(0, 255) AS n,
                    to_tsvector('simple', repeat('x ', n / 2) || repeat('y z ', 20) || repeat('x ', n - n / 2)) AS words
                WHERE occurrences(words, 'x') <> n OR occurrences(words, 'y') <> 20
                """)).isEmpty();
    }

    private void act(Random random, String request) {
        TenantId tenant = random.nextInt(4) == 0 ? OTHER : ACME;
        String name = "d" + random.nextInt(DOCUMENTS);
        if (random.nextInt(5) == 0) {
            removals.remove(new RemoveDocument(tenant, source(name), request));
            return;
        }
        String text = text(random);
        GenerationRef ref = Samples.ref(tenant, documents.open(tenant, source(name)), text);
        Samples.extract(documents, ref, text, LANGUAGES.get(random.nextInt(3)));
        documents.saveChunks(ref, 0, Samples.chunks(text));
        Samples.embed(documents, ref);
        if (random.nextInt(5) > 0) {
            documents.publish(ref, SPACE);
        }
        if (random.nextInt(5) == 0) {
            documents.publish(ref, SPACE);
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder("x");
        for (int i = random.nextInt(12); i >= 0; i--) {
            text.append(random.nextInt(4) == 0 ? '\n' : ' ').append(WORDS.get(random.nextInt(WORDS.size())));
        }
        return text.toString();
    }

    private List<String> kept() {
        return tables.column("""
                SELECT tenant || ' ' || lexeme || ' ' || sum(passages) FROM word_count GROUP BY tenant, lexeme
                UNION ALL
                SELECT tenant || ' ' || text_config || ' ' || sum(passages) || ' ' || sum(length)
                FROM passage_count GROUP BY tenant, text_config ORDER BY 1
                """);
    }

    private List<String> fromScratch() {
        return tables.column("""
                WITH passage AS (
                    SELECT c.tenant, p.text_config, passage_words(
                        p.text_config, c.heading_path, c.context || ' ' || c.content) AS words
                    FROM document d
                    JOIN part p ON p.tenant = d.tenant AND p.generation = d.serving_generation
                    JOIN chunk c ON c.tenant = p.tenant AND c.generation = p.generation AND c.part = p.part)
                SELECT tenant || ' ' || lexeme || ' ' || count(*)
                FROM passage, unnest(words) GROUP BY tenant, lexeme
                UNION ALL
                SELECT tenant || ' ' || text_config || ' ' || count(*) || ' ' || sum(
                    (SELECT sum(cardinality(positions)) FROM unnest(words)))
                FROM passage GROUP BY tenant, text_config ORDER BY 1
                """);
    }
}
