package dev.nightshift.runtime;

import io.temporal.activity.Activity;
import io.temporal.activity.ActivityInfo;
import io.temporal.activity.DynamicActivity;
import io.temporal.common.converter.EncodedValues;
import io.temporal.failure.ApplicationFailure;
import org.jspecify.annotations.Nullable;

/**
 * Answers for every activity type that a worker does not know. The answer may be tried again, for a
 * newer worker may know the type. Through it, a worker polls its queue even before it runs anything.
 */
final class UnknownActivity implements DynamicActivity {
    static final String TYPE = "UNKNOWN_ACTIVITY";

    @Override
    public @Nullable Object execute(EncodedValues ignored) {
        ActivityInfo info = Activity.getExecutionContext().getInfo();
        throw ApplicationFailure.newFailure(
                "this worker on " + info.getActivityTaskQueue() + " does not know the activity "
                        + info.getActivityType() + "; deploy the version that does",
                TYPE);
    }
}
