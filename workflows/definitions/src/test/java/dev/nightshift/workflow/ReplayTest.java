package dev.nightshift.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.NonDeterministicException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Replays every recorded history: a failure here would strand workflows that run today. */
class ReplayTest {
    static List<Path> histories() throws IOException {
        return Histories.all();
    }

    @ParameterizedTest
    @MethodSource("histories")
    void replays(Path file) {
        WorkflowExecutionHistory recorded = Histories.read(file);

        try (TestQueues queues = new TestQueues()) {
            assertThatCode(() -> WorkflowReplayer.replayWorkflowExecution(recorded, queues.replayer(Definitions.ALL)))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void everyWorkflowHasAHistory() throws IOException {
        Set<String> recorded = Histories.all().stream()
                .map(file -> Histories.read(file)
                        .getEvents()
                        .get(0)
                        .getWorkflowExecutionStartedEventAttributes()
                        .getWorkflowType()
                        .getName())
                .collect(Collectors.toSet());

        assertThat(recorded)
                .containsExactlyInAnyOrderElementsOf(Definitions.ALL.stream()
                        .map(type -> type.getInterfaces()[0].getSimpleName())
                        .toList());
    }

    @Test
    void replayFailsOnAWorkflowThatWasChanged() {
        WorkflowExecutionHistory recorded = Histories.read(Path.of("src/test/resources/histories/search.json"));

        try (TestQueues queues = new TestQueues()) {
            assertThatThrownBy(() -> WorkflowReplayer.replayWorkflowExecution(
                            recorded, queues.replayer(List.of(ChangedSearchWorkflowImpl.class))))
                    .hasStackTraceContaining(NonDeterministicException.class.getSimpleName());
        }
    }
}
