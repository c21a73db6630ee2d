package dev.nightshift.contract.storage;

import dev.nightshift.contract.OnQueue;
import dev.nightshift.contract.TaskQueue;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.util.Optional;

@OnQueue(TaskQueue.STORAGE)
@ActivityInterface
public interface RemovalActivities {
    /**
     * Deletes every row derived from a document, in one transaction, and stops what is being indexed of
     * it. Takes seconds and sends no heartbeat. A repeat returns the receipt of the first; empty if the
     * document was not there.
     */
    @ActivityMethod(name = "storage.RemoveDocument")
    Optional<RemovalReceipt> remove(RemoveDocument command);

    /** Looks for what is left of a document. Takes seconds, sends no heartbeat, and changes nothing. */
    @ActivityMethod(name = "storage.ProbeRemoval")
    RemovalProbe probe(RemoveDocument command);
}
