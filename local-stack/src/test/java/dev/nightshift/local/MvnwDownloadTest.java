package dev.nightshift.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.local.TestStacks.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the script that runs Maven fetches one, on machines that have no more than a test gives them. */
class MvnwDownloadTest {
    private final StandInMaven maven;

    MvnwDownloadTest(@TempDir Path empty) throws Exception {
        maven = StandInMaven.in(empty);
    }

    @AfterEach
    void close() {
        maven.close();
    }

    @Test
    void pinsAChecksum() throws IOException {
        assertThat(Files.readString(StandInMaven.ORIGINAL)).containsPattern("\nsha512=[0-9a-f]{128}\n");
    }

    @Test
    void downloadsWithJavaWhereThereIsNoOtherTool() throws Exception {
        Ended ended = maven.mvnw("verify");

        assertThat(ended.output()).contains("stand-in for Maven: verify");
        assertThat(ended.exitCode()).isZero();
        assertThat(maven.downloads()).isEqualTo(1);
        assertThat(maven.cache()).containsExactly("apache-maven-" + StandInMaven.pinnedVersion());
    }

    @Test
    void downloadsWithCurl() throws Exception {
        maven.machine.give("curl");
        maven.machine.give("sha512sum");

        assertThat(maven.mvnw("verify").output()).contains("stand-in for Maven: verify");
    }

    @Test
    void downloadsWithWget() throws Exception {
        maven.machine.give("wget");

        assertThat(maven.mvnw("verify").output()).contains("stand-in for Maven: verify");
    }

    @Test
    void throwsAwayADownloadWithTheWrongChecksum() throws Exception {
        maven.damage();

        Ended ended = maven.mvnw("verify");

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.output()).contains("wrong SHA-512").doesNotContain("stand-in");
        assertThat(maven.cache()).isEmpty();
    }

    @Test
    void saysWhatToDoWhenNothingCanBeDownloaded() throws Exception {
        maven.close();

        Ended ended = maven.mvnw("verify");

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.output()).contains("the download failed", "MVNW_REPOURL", "Install Maven 3.8");
        assertThat(maven.cache()).isEmpty();
    }

    @Test
    void severalRunsAtOnceDoNotDisturbEachOther() throws Exception {
        List<CompletableFuture<Ended>> runs = Stream.generate(() -> CompletableFuture.supplyAsync(this::mvnwUnchecked))
                .limit(4)
                .toList();

        assertThat(runs).allSatisfy(run -> assertThat(run.join().output()).contains("stand-in for Maven: verify"));
        assertThat(maven.cache()).containsExactly("apache-maven-" + StandInMaven.pinnedVersion());
    }

    private Ended mvnwUnchecked() {
        try {
            return maven.mvnw("verify");
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
