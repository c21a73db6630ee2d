package dev.nightshift.persistence;

import static dev.nightshift.persistence.Samples.ACME;
import static dev.nightshift.persistence.Samples.SPACE;
import static dev.nightshift.persistence.Samples.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.WorkException;
import dev.nightshift.contract.storage.GenerationRef;
import dev.nightshift.contract.storage.RemoveDocument;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Mixes the steps of several readings of one document at random, and compares with a model of a few lines. */
class InterleavingTest {
    private static final int SEEDS = 1_000;
    private static final int STEPS = 14;
    private static final List<String> TEXTS = List.of("alpha\nbeta", "beta\ngamma", "alpha", "gamma\ndelta\nalpha");
    private static final String STATE = """
            SELECT d.serving_generation, d.serving_ticket,
                (SELECT count(*) FROM serving_1) AS bits,
                (SELECT count(*) FROM chunk c WHERE c.generation = d.serving_generation) AS passages,
                (SELECT l.ticket FROM dead_letter l) AS dead
            FROM document d
            """;
    private static final String LEFT = """
            SELECT (SELECT count(*) FROM document) + (SELECT count(*) FROM generation) + (SELECT count(*) FROM chunk)
                + (SELECT count(*) FROM edge) + (SELECT count(*) FROM dead_letter)
                + (SELECT count(*) FROM serving_1) + (SELECT count(*) FROM vector_1)
                + (SELECT count(*) FROM serving_words) + (SELECT count(*) FROM word_count)
                + (SELECT count(*) FROM passage_count)
            """;

    private static TestDatabase server;
    private static Database database;
    private static DocumentRepository documents;
    private static RemovalRepository removals;
    private static Connection observer;

    @BeforeAll
    static void open() throws SQLException {
        server = TestDatabase.create();
        database = Database.open(server.application());
        documents = new DocumentRepository(database);
        removals = new RemovalRepository(database);
        observer = server.asSuperuser();
    }

    @AfterAll
    static void close() throws SQLException {
        observer.close();
        database.close();
        server.close();
    }

    @Test
    void endsInTheVersionOfTheLatestReadWhateverTheOrder() throws SQLException {
        for (int seed = 0; seed < SEEDS; seed++) {
            new Run(seed).play();
        }
    }

    /** A reading of the source, and how far it is: 0 opened, 1 extracted, 2 cut, 3 embedded. */
    private static final class Reading {
        final GenerationRef ref;
        final String text;
        int stage;

        Reading(GenerationRef ref, String text) {
            this.ref = ref;
            this.text = text;
        }
    }

    private static final class Run {
        private final int seed;
        private final Random random;
        private final URI source;
        private final List<Reading> readings = new ArrayList<>();
        private final StringBuilder story = new StringBuilder();
        private int removed;

        private boolean there;
        private long firstTicket;
        private @Nullable Reading serving;
        private long servingTicket;
        private long deadTicket;

        Run(int seed) {
            this.seed = seed;
            this.random = new Random(seed);
            this.source = source("seed" + seed);
        }

        void play() throws SQLException {
            read();
            for (int step = 0; step < STEPS; step++) {
                step();
                compare();
            }
            remove();
            try (Statement statement = observer.createStatement();
                    ResultSet row = statement.executeQuery(LEFT)) {
                row.next();
                assertThat(row.getInt(1))
                        .as("rows left after seed %d:%s", seed, story)
                        .isZero();
            }
        }

        private void step() {
            Reading reading = readings.get(random.nextInt(readings.size()));
            switch (random.nextInt(12)) {
                case 0, 1 -> read();
                case 2 -> confirm(reading);
                case 3 -> fail(reading);
                case 4 -> {
                    if (random.nextInt(3) == 0) {
                        remove();
                    }
                }
                default -> advance(reading);
            }
        }

        private void read() {
            OpenedDocument opened = documents.open(ACME, source);
            if (!there) {
                there = true;
                firstTicket = opened.ticket();
            }
            String text = TEXTS.get(random.nextInt(TEXTS.size()));
            readings.add(new Reading(Samples.ref(ACME, opened, text), text));
            story.append(" read").append(opened.ticket());
        }

        private void advance(Reading reading) {
            story.append(" stage").append(reading.stage).append('/').append(reading.ref.ticket());
            WriteResult result = switch (reading.stage) {
                case 0 -> Samples.extract(documents, reading.ref, reading.text, "en");
                case 1 -> documents.saveChunks(reading.ref, 0, Samples.chunks(reading.text));
                case 2 -> Samples.embed(documents, reading.ref);
                default -> publish(reading);
            };
            assertThat(result).as("seed %d:%s", seed, story).isEqualTo(expected(reading));
            if (result == WriteResult.WRITTEN) {
                reading.stage++;
            }
        }

        private WriteResult publish(Reading reading) {
            Publication publication = documents.publish(reading.ref, SPACE);
            if (expected(reading) == WriteResult.WRITTEN) {
                serve(reading);
                assertThat(publication.chunks()).isEqualTo(reading.text.split("\n").length);
            }
            return publication.result();
        }

        private void confirm(Reading reading) {
            story.append(" confirm").append(reading.ref.ticket());
            boolean same = serving != null && serving.ref.generation().equals(reading.ref.generation());
            if (expected(reading) == WriteResult.WRITTEN && !same) {
                assertThatThrownBy(() -> documents.confirmUnchanged(reading.ref, null))
                        .isInstanceOf(WorkException.class);
                return;
            }
            assertThat(documents.confirmUnchanged(reading.ref, null))
                    .as("seed %d:%s", seed, story)
                    .isEqualTo(expected(reading));
            if (expected(reading) == WriteResult.WRITTEN) {
                serve(reading);
            }
        }

        private void serve(Reading reading) {
            serving = reading;
            servingTicket = reading.ref.ticket();
            if (deadTicket <= servingTicket) {
                deadTicket = 0;
            }
        }

        private void fail(Reading reading) {
            story.append(" fail").append(reading.ref.ticket());
            WriteResult expected = expected(reading);
            assertThat(documents.recordDeadLetter(
                            ACME, reading.ref.document(), reading.ref.ticket(), FailureType.NOT_FOUND, "gone"))
                    .isEqualTo(expected);
            if (expected == WriteResult.WRITTEN) {
                deadTicket = Math.max(deadTicket, reading.ref.ticket());
            }
        }

        private void remove() {
            story.append(" remove");
            boolean receipt = removals.remove(new RemoveDocument(ACME, source, "seed" + seed + "-" + removed++))
                    .isPresent();
            assertThat(receipt).isEqualTo(there);
            there = false;
            serving = null;
            servingTicket = 0;
            deadTicket = 0;
        }

        private WriteResult expected(Reading reading) {
            if (!there || reading.ref.ticket() < firstTicket) {
                return WriteResult.REMOVED;
            }
            return servingTicket > reading.ref.ticket() ? WriteResult.SUPERSEDED : WriteResult.WRITTEN;
        }

        private void compare() throws SQLException {
            try (Statement statement = observer.createStatement();
                    ResultSet row = statement.executeQuery(STATE)) {
                assertThat(row.next()).as("seed %d:%s", seed, story).isEqualTo(there);
                if (!there) {
                    return;
                }
                Reading now = serving;
                int passages = now == null ? 0 : now.text.split("\n").length;
                String generation = now == null ? null : now.ref.generation();
                assertThat(Objects.equals(row.getString("serving_generation"), generation)
                                && row.getLong("serving_ticket") == servingTicket
                                && row.getInt("passages") == passages
                                && row.getInt("bits") == passages
                                && row.getLong("dead") == deadTicket)
                        .as("the state of seed %d:%s", seed, story)
                        .isTrue();
            }
        }
    }
}
