package dev.nightshift.activity.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class LinkTargetsTest {
    private static final URI DOCUMENT = URI.create("file:///notes/2026/trip.md");

    @Test
    void resolvesRelativeLinksAgainstTheDocument() {
        assertThat(target("plan.md")).isEqualTo("file:///notes/2026/plan.md");
        assertThat(target("../2025/plan.md#costs")).isEqualTo("file:///notes/2025/plan.md#costs");
        assertThat(target("#costs")).isEqualTo("file:///notes/2026/trip.md#costs");
    }

    @Test
    void leavesAbsoluteLinksAsTheyAre() {
        assertThat(target("https://example.org/a?b=c%20d#e")).isEqualTo("https://example.org/a?b=c%20d#e");
        assertThat(target("mailto:someone@example.org")).isEqualTo("mailto:someone@example.org");
    }

    @Test
    void encodesWhatNoUriMayHold() {
        assertThat(target("my plan.md")).isEqualTo("file:///notes/2026/my%20plan.md");
        assertThat(target("Übersicht 100%.md")).isEqualTo("file:///notes/2026/%C3%9Cbersicht%20100%25.md");
    }

    @Test
    void leavesOutWhatIsNoPlace() {
        assertThat(LinkTargets.resolve(DOCUMENT, " ")).isEmpty();
        assertThat(LinkTargets.resolve(DOCUMENT, "javascript:alert(1)")).isEmpty();
        assertThat(LinkTargets.resolve(DOCUMENT, "data:text/plain,hello")).isEmpty();
        assertThat(LinkTargets.resolve(DOCUMENT, "http://[broken")).isEmpty();
        assertThat(LinkTargets.resolve(DOCUMENT, "x".repeat(2_049))).isEmpty();
    }

    private static String target(String written) {
        return LinkTargets.resolve(DOCUMENT, written).orElseThrow().toString();
    }
}
