package dev.nightshift.activity.storage;

import static dev.nightshift.activity.storage.IndexingDesk.ACME;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.contract.search.SearchHit;
import dev.nightshift.contract.storage.DocumentId;
import dev.nightshift.contract.storage.ExtractDocument;
import dev.nightshift.contract.storage.GenerationRef;
import dev.nightshift.contract.storage.IndexDocumentOutcome;
import dev.nightshift.contract.storage.RemoveDocument;
import dev.nightshift.contract.storage.StageResult;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Several runs index one document at the same time, stage by stage in random order, while it is edited
 * and removed. Whatever the order: the run that reads last decides what serves. A seed that fails is
 * named, and repeats.
 */
class EditInterleavingsTest {
    private static final int SEEDS_PER_SHARD = 250;
    private static final int STEPS = 24;
    private static final int MOST_RUNS = 4;

    /** Contents come back, so that a later read may find the generation of an earlier one. */
    private static final List<String> CONTENTS = List.of(
            "Version amber is the content now.",
            "Version birch is the content now.",
            "Version cedar is the content now. GERMAN it is not.",
            "GERMAN Version dunkel ist der Inhalt.",
            "BROKEN");

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void theNewestReadServes(int shard) {
        try (IndexingDesk desk = new IndexingDesk()) {
            for (int seed = shard * SEEDS_PER_SHARD; seed < (shard + 1) * SEEDS_PER_SHARD; seed++) {
                new Story(desk, seed).play();
            }
        }
    }

    @Test
    void theCheckBitesWhileTheNewestEditIsNotIndexed() {
        try (IndexingDesk desk = new IndexingDesk()) {
            URI source = URI.create("file:///notes/overtaken.txt");
            desk.sources.put(source, CONTENTS.get(0));
            desk.index(source);
            desk.sources.put(source, CONTENTS.get(1));

            assertThat(serving(desk, source)).isNotEqualTo(CONTENTS.get(1));
        }
    }

    private static String serving(IndexingDesk desk, URI source) {
        List<String> texts = desk.hits("version content inhalt").stream()
                .filter(hit -> hit.source().equals(source))
                .map(SearchHit::snippet)
                .toList();
        assertThat(texts).hasSizeLessThanOrEqualTo(1);
        return texts.isEmpty() ? "" : texts.get(0);
    }

    /** One document's random life. */
    private static final class Story {
        private final IndexingDesk desk;
        private final int seed;
        private final Random random;
        private final URI source;
        private final List<Run> runs = new ArrayList<>();
        private String content = CONTENTS.get(0);

        Story(IndexingDesk desk, int seed) {
            this.desk = desk;
            this.seed = seed;
            this.random = new Random(seed);
            this.source = URI.create("file:///notes/" + seed + ".txt");
            desk.sources.put(source, content);
        }

        void play() {
            for (int step = 0; step < STEPS; step++) {
                step();
            }
            edit(CONTENTS.get(random.nextInt(4)));
            runs.add(new Run(desk, source, random.nextBoolean()));
            while (!runs.isEmpty()) {
                advanceAny();
            }

            assertThat(serving(desk, source)).as("seed %d", seed).isEqualTo(content);
            assertThat(desk.index(source)).as("seed %d", seed).isInstanceOf(IndexDocumentOutcome.Unchanged.class);
            remove();
            assertThat(desk.removals.probe(ACME, DocumentId.of(ACME, source)).remainingRows())
                    .as("seed %d", seed)
                    .isZero();
        }

        private void step() {
            int dice = random.nextInt(10);
            if (dice < 2) {
                edit(CONTENTS.get(random.nextInt(CONTENTS.size())));
            } else if (dice < 4 && runs.size() < MOST_RUNS) {
                runs.add(new Run(desk, source, random.nextInt(4) == 0));
            } else if (dice == 4 && random.nextInt(3) == 0) {
                remove();
            } else if (!runs.isEmpty()) {
                advanceAny();
            }
        }

        private void edit(String next) {
            content = next;
            desk.sources.put(source, next);
        }

        private void remove() {
            desk.removals.remove(new RemoveDocument(ACME, source, new UUID(seed, random.nextLong()).toString()));
        }

        private void advanceAny() {
            Run run = runs.get(random.nextInt(runs.size()));
            if (random.nextInt(8) == 0) {
                run.repeatNext();
            }
            if (run.advance()) {
                runs.remove(run);
            }
        }
    }

    /** One indexing of the document, which may stop between any two stages. */
    private static final class Run {
        private final IndexingDesk desk;
        private final ExtractDocument command;
        private @Nullable GenerationRef ref;
        private int stage;
        private boolean twice;

        Run(IndexingDesk desk, URI source, boolean force) {
            this.desk = desk;
            this.command = new ExtractDocument(ACME, source, force);
        }

        /** Makes the next stage run twice, as after the death of a worker that had done its work. */
        void repeatNext() {
            twice = true;
        }

        /** Runs the next stage; returns true at the end. */
        boolean advance() {
            StageResult result = stage(stage);
            if (twice) {
                twice = false;
                result = stage(stage);
            }
            stage++;
            if (result instanceof StageResult.Ready ready) {
                ref = ready.generation();
                return false;
            }
            return true;
        }

        private StageResult stage(int number) {
            IndexingPipeline pipeline = desk.pipeline;
            if (number == 0) {
                return pipeline.extract(command, Pulse.NONE);
            }
            GenerationRef built = requireNonNull(ref);
            return switch (number) {
                case 1 -> pipeline.chunk(built, Pulse.NONE);
                case 2 -> pipeline.embed(built, Pulse.NONE);
                case 3 -> pipeline.link(built);
                default -> new StageResult.Ended(pipeline.publish(built));
            };
        }
    }
}
