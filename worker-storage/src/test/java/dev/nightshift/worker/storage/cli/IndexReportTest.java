package dev.nightshift.worker.storage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.contract.storage.CorpusCounts;
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
