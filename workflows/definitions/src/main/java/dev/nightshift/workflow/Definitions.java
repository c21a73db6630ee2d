package dev.nightshift.workflow;

import dev.nightshift.contract.TaskQueue;
import java.util.List;

/** Every workflow implementation; a worker registers those of each queue it polls. */
public final class Definitions {
    public static final List<Class<?>> ALL = List.of();

    private Definitions() {}

    public static List<Class<?>> on(TaskQueue queue) {
        return ALL.stream()
                .filter(definition -> TaskQueue.owning(definition) == queue)
                .toList();
    }
}
