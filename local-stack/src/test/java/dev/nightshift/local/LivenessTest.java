package dev.nightshift.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LivenessTest {
    @Test
    void takesNoEndedProcessForALivingOneThoughNobodyHasCollectedIt(@TempDir Path data) throws IOException {
        assumeTrue(Files.exists(Path.of("/proc/self/stat")), "needs Linux");
        Process careless = new ProcessBuilder("sh", "-c", "sleep 0 & exec sleep 60").start();
        ProcessHandle zombie = zombieOf(careless.toHandle());
        Path note = Files.writeString(data.resolve("postmaster.pid"), zombie.pid() + "\n" + data + "\n0\n1\n");

        PostmasterFile.forgetZombie(data);

        assertThat(zombie.isAlive()).as("Java's own opinion").isTrue();
        assertThat(Liveness.lives(zombie)).isFalse();
        assertThat(Daemons.stop(zombie, Duration.ofSeconds(1))).isTrue();
        assertThat(PartRecord.of("temporal", "", zombie, 1, 0).process()).isEmpty();
        assertThat(note).doesNotExist();
        careless.destroyForcibly();
    }

    @Test
    void keepsTheNoteOfAServerWhoseChildrenWork(@TempDir Path data) throws IOException {
        assumeTrue(Files.exists(Path.of("/proc/self/stat")), "needs Linux");
        Process careless = new ProcessBuilder("sh", "-c", "sleep 0 & exec sleep 60").start();
        Process child =
                new ProcessBuilder("sleep", "60").directory(data.toFile()).start();
        String pid = zombieOf(careless.toHandle()).pid() + "\n";
        Path note = Files.writeString(data.resolve("postmaster.pid"), pid);

        PostmasterFile.forgetZombie(data);

        assertThat(note).exists();
        child.destroyForcibly();
        careless.destroyForcibly();
    }

    private static ProcessHandle zombieOf(ProcessHandle parent) {
        assertThat(Waiting.until(
                        Duration.ofSeconds(20),
                        () -> zombies(parent).isEmpty() ? Waiting.Answer.NOT_YET : Waiting.Answer.YES))
                .isTrue();
        return zombies(parent).get(0);
    }

    private static List<ProcessHandle> zombies(ProcessHandle parent) {
        return parent.children().filter(child -> Liveness.isZombie(child.pid())).toList();
    }
}
