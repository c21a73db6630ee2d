package dev.nightshift.workflow;

import dev.nightshift.contract.TaskQueue;
import dev.nightshift.workflow.search.SearchWorkflowImpl;
import dev.nightshift.workflow.storage.IndexCorpusWorkflowImpl;
import dev.nightshift.workflow.storage.IndexDocumentWorkflowImpl;
import dev.nightshift.workflow.storage.IndexPartitionWorkflowImpl;
import dev.nightshift.workflow.storage.RemoveDocumentWorkflowImpl;
import java.util.List;

/** Every workflow implementation; a worker registers those of each queue it polls. */
public final class Definitions {
    public static final List<Class<?>> ALL = List.of(
            IndexCorpusWorkflowImpl.class,
            IndexDocumentWorkflowImpl.class,
            IndexPartitionWorkflowImpl.class,
            RemoveDocumentWorkflowImpl.class,
            SearchWorkflowImpl.class);

    private Definitions() {}

    public static List<Class<?>> on(TaskQueue queue) {
        return ALL.stream()
                .filter(definition -> TaskQueue.owning(definition) == queue)
                .toList();
    }
}
