package dev.nightshift.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.local.StackException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class TemporaryStackTest {
    @Test
    @Timeout(120)
    void leavesNothingBehindWhereAWorkerCannotBeHad(@TempDir Path folder) {
        Path home = folder.resolve("stack");

        // No JAR is built there, which shows only once the rest of the stack runs.
        assertThatThrownBy(() -> TemporaryStack.open(home, folder, folder, Map.of(), "storage"))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("worker-storage.jar");

        assertThat(home).doesNotExist();
        assertThat(ProcessHandle.allProcesses()
                        .map(process -> process.info().commandLine().orElse("")))
                .noneMatch(command -> command.contains(home.toString()));
    }
}
