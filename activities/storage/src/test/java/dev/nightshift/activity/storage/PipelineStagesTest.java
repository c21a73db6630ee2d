package dev.nightshift.activity.storage;

import static dev.nightshift.activity.storage.IndexingDesk.ACME;
import static dev.nightshift.activity.storage.IndexingDesk.NOTE;
import static dev.nightshift.activity.storage.IndexingDesk.sections;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.contract.storage.ExtractDocument;
import dev.nightshift.contract.storage.GenerationRef;
import dev.nightshift.contract.storage.IndexDocumentOutcome;
import dev.nightshift.contract.storage.RemoveDocument;
import dev.nightshift.contract.storage.StageResult;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The stages one by one: repeated, overtaken, interrupted. */
class PipelineStagesTest {
    private final IndexingDesk desk = new IndexingDesk();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void endsWhenTheDocumentIsRemovedBetweenTwoStages() {
        desk.sources.put(NOTE, "Some text.");
        GenerationRef ref = ready(desk.pipeline.extract(new ExtractDocument(ACME, NOTE, false), Pulse.NONE));

        desk.removals.remove(new RemoveDocument(ACME, NOTE, "9e107d9d-372b-4b68-8a1c-000000000001"));

        assertThat(ended(desk.pipeline.chunk(ref, Pulse.NONE))).isInstanceOf(IndexDocumentOutcome.Removed.class);
        assertThat(ended(desk.pipeline.embed(ref, Pulse.NONE))).isInstanceOf(IndexDocumentOutcome.Removed.class);
        assertThat(ended(desk.pipeline.link(ref))).isInstanceOf(IndexDocumentOutcome.Removed.class);
        assertThat(desk.pipeline.publish(ref)).isInstanceOf(IndexDocumentOutcome.Removed.class);
        assertThat(desk.catalog.count(ACME)).isZero();
    }

    @Test
    void endsWhenALaterReadServesAlready() {
        desk.sources.put(NOTE, "First text.");
        GenerationRef ref = ready(desk.pipeline.extract(new ExtractDocument(ACME, NOTE, false), Pulse.NONE));
        desk.sources.put(NOTE, "Second text.");
        desk.index(NOTE);

        assertThat(ended(desk.pipeline.chunk(ref, Pulse.NONE))).isInstanceOf(IndexDocumentOutcome.Superseded.class);
        assertThat(desk.pipeline.publish(ref)).isInstanceOf(IndexDocumentOutcome.Superseded.class);
        assertThat(desk.hits("second text").get(0).snippet()).isEqualTo("Second text.");
    }

    @Test
    void mayRepeatEveryStage() {
        desk.sources.put(NOTE, sections("alpha", "beta"));
        ExtractDocument command = new ExtractDocument(ACME, NOTE, false);
        desk.pipeline.extract(command, Pulse.NONE);
        GenerationRef ref = ready(desk.pipeline.extract(command, Pulse.NONE));
        desk.pipeline.chunk(ref, Pulse.NONE);
        desk.pipeline.chunk(ref, Pulse.NONE);
        desk.pipeline.embed(ref, Pulse.NONE);
        desk.pipeline.embed(ref, Pulse.NONE);
        desk.pipeline.link(ref);
        desk.pipeline.link(ref);

        IndexDocumentOutcome first = desk.pipeline.publish(ref);

        assertThat(desk.pipeline.publish(ref)).isEqualTo(first);
        assertThat(first)
                .isInstanceOfSatisfying(
                        IndexDocumentOutcome.Indexed.class,
                        indexed -> assertThat(indexed.edges()).isEqualTo(2));
    }

    @Test
    void beatsWhileItWorksAndStopsWhenToldTo() {
        desk.sources.put(NOTE, sections("alpha", "beta", "gamma"));
        AtomicInteger beats = new AtomicInteger();
        desk.pipeline.index(new ExtractDocument(ACME, NOTE, false), beats::incrementAndGet);

        assertThat(beats.get()).isGreaterThanOrEqualTo(3);
        assertThatThrownBy(() -> desk.pipeline.index(new ExtractDocument(ACME, NOTE, true), () -> {
                    throw new IllegalStateException("stop");
                }))
                .hasMessage("stop");
    }

    private static GenerationRef ready(StageResult result) {
        return ((StageResult.Ready) result).generation();
    }

    private static IndexDocumentOutcome ended(StageResult result) {
        return ((StageResult.Ended) result).outcome();
    }
}
