package dev.nightshift.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.local.TestStacks.Ended;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which Maven and which JDK the script that runs Maven takes. */
class MvnwTest {
    private final StandInMaven maven;

    MvnwTest(@TempDir Path empty) throws Exception {
        maven = StandInMaven.in(empty);
    }

    @AfterEach
    void close() {
        maven.close();
    }

    @Test
    void usesTheCachedMavenAndDoesNotAskTheNetworkOrTheSystem() throws Exception {
        maven.mvnw("-v");
        maven.installSystemMaven("3.9.0");

        Ended ended = maven.mvnw("verify", "-Dtest=with blank");

        assertThat(ended.output()).isEqualTo("stand-in for Maven: verify -Dtest=with blank\n");
        assertThat(maven.downloads()).isEqualTo(1);
    }

    @Test
    void prefersASystemMavenToADownload() throws Exception {
        maven.installSystemMaven("3.8.7");

        assertThat(maven.mvnw("verify").output()).isEqualTo("system Maven: verify\n");
        assertThat(maven.downloads()).isEqualTo(0);
    }

    @Test
    void passesOverASystemMavenThatIsTooOld() throws Exception {
        maven.installSystemMaven("3.6.3");

        assertThat(maven.mvnw("verify").output()).contains("stand-in for Maven: verify");
    }

    @Test
    void passesOnTheExitCodeOfMaven() throws Exception {
        assertThat(maven.mvnw("fail").exitCode()).isEqualTo(7);
    }

    @Test
    void asksForAJdkWhereThereIsNone() throws Exception {
        maven.machine.unset("JAVA_HOME");

        Ended ended = maven.mvnw("verify");

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.output()).contains("no JDK found", "Version 17");
    }

    @Test
    void refusesAnOldJdk() throws Exception {
        maven.machine.unset("JAVA_HOME");
        maven.machine.program("bin/javac", "#!/bin/sh\necho javac 11.0.2\n");

        Ended ended = maven.mvnw("verify");

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.output()).contains("the JDK is version 11.0.2", "17 or later");
    }

    @Test
    void saysWhenJavaHomeHoldsNoJdk() throws Exception {
        maven.machine.set("JAVA_HOME", maven.machine.path("jdk").toString());

        Ended ended = maven.mvnw("verify");

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.output()).contains("JAVA_HOME is " + maven.machine.path("jdk"), "no bin/javac");
    }
}
