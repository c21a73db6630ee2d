package dev.nightshift.contract.storage;

import dev.nightshift.contract.OnQueue;
import dev.nightshift.contract.TaskQueue;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

@OnQueue(TaskQueue.STORAGE)
@ActivityInterface
public interface CorpusActivities {
    /**
     * Lists the documents under a folder, without following symbolic links. Takes seconds to minutes
     * and heartbeats all the time. A repeat finishes the listing of the same name. Fails
     * with NOT_FOUND if there is no such folder, with NOT_AUTHORIZED if it lies under no allowed root.
     */
    @ActivityMethod(name = "storage.ScanCorpus")
    ScanRef scan(ScanCorpus command);

    /**
     * Brings a batch of documents up to date, each by all stages of {@link DocumentActivities}. Takes
     * minutes and heartbeats every second. A repeat passes over the documents of the batch that are done.
     * Documents that cannot be indexed become dead letters and fail nothing; one that fails again and
     * again becomes one after half an hour.
     */
    @ActivityMethod(name = "storage.IndexBatch")
    CorpusCounts indexBatch(IndexBatch batch);

    /**
     * Counts the documents of the index under the root that the listing misses and whose sources are gone, and
     * removes them if that is asked for, the listing is whole and nobody has begun to read them since it began.
     * Takes seconds to minutes and heartbeats for each. A repeat goes on where the attempt before it ended and
     * counts what that one did. Fails with UNAVAILABLE if it cannot be told now whether a source is gone.
     */
    @ActivityMethod(name = "storage.SettleVanished")
    VanishedCounts settle(SettleVanished command);

    /**
     * Forgets the listing that {@code scan} names, complete or not, whatever its counts say. Takes
     * seconds and sends no heartbeat; a repeat finds nothing to forget.
     */
    @ActivityMethod(name = "storage.ForgetScan")
    void forget(ScanRef scan);
}
