package dev.nightshift.activity.storage.content;

import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the tests that read many files share: the parser processes, and how to tell what came out. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
abstract class Extracting {
    Path folder = Path.of("");
    Extraction extraction;

    @BeforeAll
    void open(@TempDir Path empty) throws IOException {
        folder = empty;
        extraction = Extraction.in(folder);
    }

    @AfterAll
    void close() throws IOException {
        extraction.close();
    }

    static List<Tuple> headings(ExtractedDocument document) {
        return document.headings().stream()
                .map(heading ->
                        tuple(heading.level(), heading.title(), heading.span().in(document.text())))
                .toList();
    }

    static List<Tuple> links(ExtractedDocument document) {
        return document.links().stream()
                .map(link -> tuple(link.target(), link.span().in(document.text())))
                .toList();
    }
}
