package dev.nightshift.contract.storage;

import dev.nightshift.contract.OnQueue;
import dev.nightshift.contract.TaskQueue;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/**
 * The stages of indexing one document. Each stage writes rows that only publishing makes visible, keyed
 * by the generation they belong to, so a repeat finds its own rows and adds none. A stage whose document
 * was removed or overtaken meanwhile ends the indexing instead of failing.
 */
@OnQueue(TaskQueue.STORAGE)
@ActivityInterface
public interface DocumentActivities {
    /**
     * Reads the source and stores its text and structure. Takes seconds, at most the extraction limit,
     * and heartbeats while it waits. A repeat reads the source again under a new ticket. Content that
     * cannot be read becomes a dead letter. Fails with NOT_AUTHORIZED if the source lies under no allowed
     * root.
     */
    @ActivityMethod(name = "storage.ExtractDocument")
    StageResult extract(ExtractDocument command);

    /** Cuts the text into passages. Takes seconds, or minutes for the largest, and heartbeats every second. */
    @ActivityMethod(name = "storage.ChunkDocument")
    StageResult chunk(GenerationRef generation);

    /**
     * Computes the vectors that are not known yet. Takes some 10 ms a passage, and heartbeats every
     * second; a repeat computes only what is missing.
     */
    @ActivityMethod(name = "storage.EmbedChunks")
    StageResult embed(GenerationRef generation);

    /** Stores the edges to headings and link targets. Takes seconds and sends no heartbeat. */
    @ActivityMethod(name = "storage.LinkDocument")
    StageResult link(GenerationRef generation);

    /**
     * Lets the generation serve in place of the older one, in one transaction, unless a later read
     * serves already. Takes seconds and sends no heartbeat. A repeat finds the generation serving and
     * reports the same.
     */
    @ActivityMethod(name = "storage.PublishGeneration")
    IndexDocumentOutcome publish(GenerationRef generation);
}
