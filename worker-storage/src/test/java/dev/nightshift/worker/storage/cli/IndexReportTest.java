package dev.nightshift.worker.storage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.contract.storage.CorpusCounts;
import dev.nightshift.contract.storage.VanishedCounts;
import java.net.URI;
import org.junit.jupiter.api.Test;

class IndexReportTest {
    private final IndexReport report = new IndexReport();

    @Test
    void countsWhatWasIndexed() {
        report.add(new CorpusCounts(2, 1, 0, 0, 0, 9, 1), 3);

        assertThat(report.isClean()).isTrue();
        assertThat(report.lines())
                .containsExactly(
                        "3 documents: 2 indexed (9 passages, 1 new vector), 1 unchanged, 3 of other types skipped");
    }

    @Test
    void namesWhatIsNotIndexedAndWhy() {
        report.add(new CorpusCounts(0, 0, 2, 0, 0, 0, 0), 0);
        report.deadLettered(URI.create("file:///srv/a.pdf"), "UNSUPPORTED_CONTENT", "the file is truncated");
        report.failed(URI.create("file:///etc/x.md"), "NOT_AUTHORIZED: outside");
        report.fullTextOnly(URI.create("file:///srv/b.txt"), "de");

        assertThat(report.isClean()).isFalse();
        assertThat(report.lines())
                .containsExactly(
                        "3 documents: 2 dead letters, 1 failed",
                        "full text only: /srv/b.txt: the model does not know its language, de",
                        "dead letter: /srv/a.pdf: UNSUPPORTED_CONTENT: the file is truncated",
                        "dead letters: 1 more; the command dead-letters names them",
                        "failed: /etc/x.md: NOT_AUTHORIZED: outside");
    }

    @Test
    void tellsWhatIsGoneAndWhatBecameOfIt() {
        report.vanished(new VanishedCounts(3, 1, 3, false));
        report.vanished(new VanishedCounts(1, 0, 0, false));

        assertThat(report.isClean()).isTrue();
        assertThat(report.lines())
                .containsExactly(
                        "0 documents",
                        "moved: 1 document, found again under another name",
                        "removed: 3 documents whose source is gone",
                        "gone: 1 document still in the index; --remove-vanished removes them");

        report.vanished(new VanishedCounts(2, 0, 0, true));

        assertThat(report.lines())
                .contains("gone: 3 documents, not removed, because a folder could not be listed whole, or is empty");
    }

    @Test
    void tellsDeadLettersOfEarlierRunsFromItsOwn() {
        report.add(new CorpusCounts(1, 0, 0, 0, 0, 1, 1), 0);
        report.deadLetteredEarlier();
        report.deadLetteredEarlier();

        assertThat(report.isClean()).isTrue();
        assertThat(report.view().deadLetters()).isEmpty();
        assertThat(report.view().earlierDeadLetters()).isEqualTo(2);
        assertThat(report.lines())
                .containsExactly(
                        "1 document: 1 indexed (1 passage, 1 new vector)",
                        "dead letters of earlier runs: 2; the command dead-letters names them");
    }
}
