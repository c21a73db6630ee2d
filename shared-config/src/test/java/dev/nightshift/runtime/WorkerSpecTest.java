package dev.nightshift.runtime;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.contract.TaskQueue;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkerSpecTest {
    private final WorkerSpec storage = WorkerSpec.polling(TaskQueue.STORAGE);

    @Test
    void refusesWhatAnotherQueueOwns() {
        assertThatThrownBy(() -> storage.activities(new ParcelWorkflow.DepotImpl()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("is not owned by STORAGE");
        assertThatThrownBy(() -> storage.workflows(List.of(ParcelWorkflow.Impl.class)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("is not owned by STORAGE");
    }

    @Test
    void refusesWhatNoQueueOwns() {
        assertThatThrownBy(() -> storage.workflows(List.of(String.class)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("@OnQueue must name one queue for java.lang.String: []");
    }
}
