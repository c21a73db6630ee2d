package dev.nightshift.activity.storage;

import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;

/** Tells Temporal that an activity is alive, and the activity that it is to stop. */
final class HeartbeatPulse {
    private HeartbeatPulse() {}

    /** Must be called on the activity's own thread; the pulse may beat on any. */
    static Pulse ofCurrentActivity() {
        ActivityExecutionContext context = Activity.getExecutionContext();
        // What is done is in the database, so a beat carries nothing.
        return () -> context.heartbeat(null);
    }
}
