package dev.nightshift.activity.storage;

import static java.util.Objects.requireNonNull;

import dev.nightshift.contract.storage.DocumentActivities;
import dev.nightshift.contract.storage.ExtractDocument;
import dev.nightshift.contract.storage.GenerationRef;
import dev.nightshift.contract.storage.IndexDocumentOutcome;
import dev.nightshift.contract.storage.StageResult;

/** Runs the stages of the pipeline one by one. */
public final class DocumentActivitiesImpl implements DocumentActivities {
    private final IndexingPipeline pipeline;

    public DocumentActivitiesImpl(IndexingPipeline pipeline) {
        this.pipeline = requireNonNull(pipeline, "pipeline");
    }

    @Override
    public StageResult extract(ExtractDocument command) {
        return pipeline.extract(command, HeartbeatPulse.ofCurrentActivity());
    }

    @Override
    public StageResult chunk(GenerationRef generation) {
        return pipeline.chunk(generation, HeartbeatPulse.ofCurrentActivity());
    }

    @Override
    public StageResult embed(GenerationRef generation) {
        return pipeline.embed(generation, HeartbeatPulse.ofCurrentActivity());
    }

    @Override
    public StageResult link(GenerationRef generation) {
        return pipeline.link(generation);
    }

    @Override
    public IndexDocumentOutcome publish(GenerationRef generation) {
        return pipeline.publish(generation);
    }
}
