package dev.nightshift.activity.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.activity.storage.content.DocumentMetadata;
import dev.nightshift.activity.storage.content.ExtractedDocument;
import dev.nightshift.contract.storage.Span;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StructureTest {
    @Test
    void comesBackFromJsonAsItWas() {
        ExtractedDocument document = new ExtractedDocument(
                "Title\n\nSee here.",
                new DocumentMetadata(
                        "Title",
                        List.of("Ada", "Grace"),
                        Instant.parse("2026-01-02T03:04:05Z"),
                        null,
                        "en",
                        "text/markdown",
                        true),
                List.of(new ExtractedDocument.Heading(1, "Title", new Span(0, 5))),
                List.of(new ExtractedDocument.PageStart(1, 0)),
                List.of(new ExtractedDocument.Link("other.md", new Span(11, 15))));
        Structure structure = Structure.of(URI.create("file:///a.md"), document);

        Structure read = Structure.parse(structure.toJson());

        assertThat(read).isEqualTo(structure);
        assertThat(read.with(document.text())).isEqualTo(document);
    }
}
