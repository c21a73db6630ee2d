package dev.nightshift.activity.storage.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStateTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00.5Z");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void isAnotherOneAfterEveryEditEvenIfTheTimeIsSetBack() throws Exception {
        Path file = Files.writeString(folder.resolve("a.txt"), "first");
        FileTime time = Files.getLastModifiedTime(file);
        FileState before = FileState.of(file);
        Thread.sleep(FileState.CLOCK_TICK.toMillis());

        Files.writeString(file, "other");
        Files.setLastModifiedTime(file, time);

        assertThat(FileState.of(file).modified()).isEqualTo(before.modified());
        assertThat(FileState.of(file).version()).isNotEqualTo(before.version());
    }

    @Test
    void isAnotherOneWhereAnotherFileTookThePlace() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "first");
        Path other = Files.writeString(folder.resolve("b.txt"), "other");
        Files.setLastModifiedTime(other, Files.getLastModifiedTime(file));
        FileState before = FileState.of(file);

        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);

        assertThat(FileState.of(file).version()).isNotEqualTo(before.version());
    }

    @Test
    void staysTheSameWhileNothingChanges() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "first");

        assertThat(FileState.of(file)).isEqualTo(FileState.of(file));
    }

    @Test
    void isSettledOnlyOnceTheClockHasMovedOn() {
        FileState state = changedAt(NOON);

        assertThat(state.isSettledAt(NOON)).isFalse();
        assertThat(state.isSettledAt(NOON.plusMillis(20))).isFalse();
        assertThat(state.isSettledAt(NOON.plusMillis(21))).isTrue();
    }

    @Test
    void isNotSettledWhereItsTimeLiesAhead() {
        assertThat(changedAt(NOON).isSettledAt(NOON.minusSeconds(3_600))).isFalse();
        assertThat(changedAt(NOON).isFreshAt(NOON.minusSeconds(3_600))).isFalse();
    }

    @Test
    void waitsLongerWhereTimesHaveNoFractions() {
        FileState state = changedAt(Instant.parse("2026-01-01T12:00:00Z"));

        assertThat(state.isSettledAt(Instant.parse("2026-01-01T12:00:02Z"))).isFalse();
        assertThat(state.isSettledAt(Instant.parse("2026-01-01T12:00:02.001Z"))).isTrue();
    }

    private static FileState changedAt(Instant time) {
        return new FileState(true, false, 1, Instant.EPOCH, time, "1");
    }
}
