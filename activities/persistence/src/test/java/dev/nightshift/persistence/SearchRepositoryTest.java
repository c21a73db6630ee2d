package dev.nightshift.persistence;

import static dev.nightshift.persistence.Samples.ACME;
import static dev.nightshift.persistence.Samples.OTHER;
import static dev.nightshift.persistence.Samples.SPACE;
import static dev.nightshift.persistence.Samples.source;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.contract.storage.GenerationRef;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SearchRepositoryTest {
    private static final int PASSAGES = 2_000;

    private static TestDatabase server;
    private static Database database;
    private static DocumentRepository documents;
    private static SearchRepository search;

    @BeforeAll
    static void open() {
        server = TestDatabase.create();
        database = Database.open(server.application());
        documents = new DocumentRepository(database);
        search = new SearchRepository(database);
        String many = String.join(
                "\n",
                IntStream.range(0, PASSAGES)
                        .mapToObj(i -> "passage number" + i + " about topic" + i % 40)
                        .toList());
        Samples.index(documents, ACME, source("many"), many);
        Samples.index(documents, OTHER, source("many"), many);
        server.execute("ANALYZE");
    }

    @AfterAll
    static void close() {
        database.close();
        server.close();
    }

    @Test
    void findsNearlyAllOfTheTenNearestAmongTwoThousand() {
        List<float[]> stored = IntStream.range(0, PASSAGES)
                .mapToObj(i -> Samples.vector("passage number" + i + " about topic" + i % 40))
                .toList();
        Random random = new Random(7);
        int found = 0;
        for (int query = 0; query < 50; query++) {
            float[] near = near(stored.get(random.nextInt(PASSAGES)), random);
            Set<String> exact = new HashSet<>(stored.stream()
                    .sorted(Comparator.comparingDouble(vector -> -cosine(near, vector)))
                    .limit(10)
                    .map(vector -> score(cosine(near, vector)))
                    .toList());
            found += (int) search.nearest(ACME, SPACE, near, 10).stream()
                    .filter(hit -> exact.contains(score(hit.score())))
                    .count();
        }

        assertThat(found / 500.0).isGreaterThanOrEqualTo(0.98);
    }

    @Test
    void ranksTheVerySameVectorFirstWithCosineOne() {
        float[] query = Samples.vector("passage number77 about topic37");

        List<RankedChunk> hits = search.nearest(ACME, SPACE, query, 3);

        assertThat(hits).hasSize(3);
        assertThat(hits.get(0).score()).isBetween(0.9999, 1.0001);
        assertThat(detail(hits.get(0)).text()).isEqualTo("passage number77 about topic37");
    }

    @Test
    void findsAPassageByOneWordOfAQuestion() {
        List<RankedChunk> hits = search.matching(ACME, "Which passages tell of number77, and why?", 5);

        assertThat(hits).isNotEmpty();
        ChunkDetail best = detail(hits.get(0));
        assertThat(best.text()).contains("number77");
        assertThat(best.source()).isEqualTo(source("many"));
        assertThat(best.headingPath()).containsExactly("Top", "Part");
        assertThat(best.title()).isEqualTo("A title");
    }

    @Test
    void comparesWordsByTheirStemsInTheLanguageOfEachDocument() {
        publish("german", "Die Häuser stehen am Fluss", "de");
        publish("unknown", "zzyzx qwertz", "xx");

        assertThat(texts("haus")).containsExactly("Die Häuser stehen am Fluss");
        assertThat(texts("zzyzx")).containsExactly("zzyzx qwertz");
    }

    @Test
    void findsAPassageByTheNamesOfTheColumnsOverIt() {
        GenerationRef ref = Samples.ref(ACME, documents.open(ACME, source("table")), "Ada\t36");
        Samples.extract(documents, ref, "Ada\t36", "en");
        NewChunk row = Samples.chunks("Ada\t36").get(0);
        documents.saveChunks(
                ref,
                0,
                List.of(new NewChunk(
                        0, row.span(), row.text(), List.of(), null, row.text(), row.inputHash(), 5, "Keeper\tAge")));
        Samples.embed(documents, ref);
        documents.saveEdges(ref, 0, List.of());
        documents.publish(ref, SPACE);

        assertThat(texts("keeper")).containsExactly("Ada\t36");
    }

    @Test
    void answersNothingToAQueryWithoutWords() {
        assertThat(search.matching(ACME, "' \\ & | ! ( :* <->", 5)).isEmpty();
        assertThat(search.matching(ACME, "the and of", 5)).isEmpty();
    }

    @Test
    void takesAQueryWithQuotesAndOperatorsLiterally() {
        publish("quotes", "see C:\\temp\\o'brien.txt for details", "en");

        assertThat(texts("C:\\temp\\o'brien.txt")).contains("see C:\\temp\\o'brien.txt for details");
    }

    @Test
    void findsOnlyWhatServes() {
        Samples.index(documents, ACME, source("edited"), "unicorn before");
        GenerationRef next = Samples.ref(ACME, documents.open(ACME, source("edited")), "unicorn after");
        Samples.stage(documents, next, "unicorn after");

        assertThat(texts("unicorn")).containsExactly("unicorn before");
        assertThat(nearestText("unicorn after")).isNotEqualTo("unicorn after");

        documents.publish(next, SPACE);

        assertThat(texts("unicorn")).containsExactly("unicorn after");
        assertThat(nearestText("unicorn after")).isEqualTo("unicorn after");
        assertThat(nearestText("unicorn before")).isNotEqualTo("unicorn before");
    }

    @Test
    void findsDocumentsWithoutVectorsByTheirWords() {
        GenerationRef ref = Samples.ref(ACME, documents.open(ACME, source("bare")), "gryphon");
        documents.saveExtraction(
                ref, Samples.generation("gryphon"), List.of(Samples.part(0, List.of(), "gryphon", "ja", false)));
        documents.saveChunks(ref, 0, Samples.chunks("gryphon"));

        Publication publication = documents.publish(ref, SPACE);

        assertThat(publication).isEqualTo(new Publication(WriteResult.WRITTEN, 1, 0, 0, 0, 0, 0, false));
        assertThat(texts("gryphon")).containsExactly("gryphon");
    }

    /** The plan is that of the search function's own query, run for the role of the workers. */
    @Test
    void matchesWordsThroughTheIndex() throws SQLException {
        String plan = planOf("SELECT * FROM search_matching('number77 number78', 5)");

        assertThat(plan)
                .contains("Index Scan on serving_words_index")
                .contains("@>")
                .doesNotContain("Seq Scan on serving_words");
    }

    @Test
    void scansNoWideRowForTheNearest() throws SQLException {
        String plan = planOf("SELECT * FROM search_nearest(1, array_fill(0.1::real, ARRAY[384]), 5)");

        assertThat(plan)
                .contains("serving_1")
                .doesNotContain("Seq Scan on chunk")
                .doesNotContain("Seq Scan on vector");
    }

    private static String planOf(String query) throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (Connection connection = server.asSuperuser();
                Statement statement = connection.createStatement()) {
            statement.execute("LOAD 'auto_explain'");
            statement.execute("SET auto_explain.log_min_duration = 0");
            statement.execute("SET auto_explain.log_nested_statements = true");
            statement.execute("SET auto_explain.log_level = notice");
            statement.execute("SET ROLE nightshift_application");
            statement.execute("SELECT set_config('nightshift.tenant', 'acme', false)");
            statement.clearWarnings();
            statement.execute(query);
            for (SQLWarning notice = statement.getWarnings(); notice != null; notice = notice.getNextWarning()) {
                plan.append(notice.getMessage()).append('\n');
            }
        }
        return plan.toString();
    }

    private static void publish(String name, String text, String language) {
        GenerationRef ref = Samples.ref(ACME, documents.open(ACME, source(name)), text);
        Samples.extract(documents, ref, text, language);
        documents.saveChunks(ref, 0, Samples.chunks(text));
        Samples.embed(documents, ref);
        documents.publish(ref, SPACE);
    }

    private static List<String> texts(String query) {
        List<String> texts = new ArrayList<>();
        search.matching(ACME, query, 10).forEach(hit -> texts.add(detail(hit).text()));
        return texts;
    }

    private static String nearestText(String input) {
        return detail(search.nearest(ACME, SPACE, Samples.vector(input), 1).get(0))
                .text();
    }

    private static ChunkDetail detail(RankedChunk hit) {
        return search.details(ACME, List.of(hit.chunk())).get(0);
    }

    private static float[] near(float[] vector, Random random) {
        float[] noise = Samples.vector(random);
        float[] near = new float[vector.length];
        for (int i = 0; i < near.length; i++) {
            near[i] = vector[i] + noise[i];
        }
        return Samples.unit(near);
    }

    private static double cosine(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    private static String score(double cosine) {
        return "%.9f".formatted(cosine);
    }
}
