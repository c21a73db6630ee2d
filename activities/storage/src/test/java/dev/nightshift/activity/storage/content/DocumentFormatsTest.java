package dev.nightshift.activity.storage.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.nightshift.activity.storage.content.ExtractedDocument.PageStart;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What comes out of good PDF and Word. */
class DocumentFormatsTest extends Extracting {
    @Test
    void readsPdfWithPagesBookmarksAndLinks() throws IOException {
        ExtractedDocument document = extraction.extract("harbour.pdf", Documents.pdf());

        assertThat(document.text())
                .isEqualTo("Harbour report\n\nThe tide was high.\n\nCranes\n\nSee the harbour site for more.\n\n");
        int second = document.text().indexOf("Cranes");
        assertThat(document.pages()).containsExactly(new PageStart(1, 0), new PageStart(2, second));
        assertThat(headings(document))
                .containsExactly(
                        tuple(1, "Harbour Report", "Harbour report"),
                        tuple(2, "Nowhere to be found", ""),
                        tuple(2, "Cranes", "Cranes"));
        assertThat(links(document)).containsExactly(tuple("https://harbour.example/", "harbour site"));
        assertThat(document.metadata())
                .isEqualTo(new DocumentMetadata(
                        "Harbour 2024",
                        List.of("Ada Crane", "Bob Quay"),
                        Instant.parse("2024-03-05T10:15:30Z"),
                        null,
                        "en",
                        "application/pdf",
                        false));
    }

    @Test
    void readsWordWithHeadingsByStyle() throws IOException {
        ExtractedDocument document = extraction.extract("garden.docx", WordDocuments.docx());

        assertThat(document.text())
                .isEqualTo("Beds\n\nPlant the roses first.\n\nTools\n\nBuy them at the tool shop\n\n"
                        + "Spade\tone\nRake\ttwo");
        assertThat(headings(document)).containsExactly(tuple(1, "Beds", "Beds"), tuple(2, "Tools", "Tools"));
        assertThat(links(document)).containsExactly(tuple("https://tools.example/", "the tool shop"));
        assertThat(document.metadata().title()).isEqualTo("Garden plan");
        assertThat(document.metadata().authors()).containsExactly("Cleo Fern", "Dan Moss");
        assertThat(document.metadata().created()).isEqualTo(Instant.parse("2024-03-05T10:15:30Z"));
    }

    /** {@code letter.doc} was written by LibreOffice. */
    @Test
    void readsOldWordWithHeadingsByStyle() throws IOException {
        byte[] letter;
        try (InputStream in = Objects.requireNonNull(DocumentFormatsTest.class.getResourceAsStream("letter.doc"))) {
            letter = in.readAllBytes();
        }

        ExtractedDocument document = extraction.extract("letter.doc", letter);

        assertThat(document.text())
                .isEqualTo("Lamps\n\nThe lamp was lit at dusk — every evening of the year.\n\nOil\n\n"
                        + "Oil comes from the oil works on Fridays.\n\nWick\tthree\nGlass\tfour");
        assertThat(headings(document)).containsExactly(tuple(1, "Lamps", "Lamps"), tuple(2, "Oil", "Oil"));
        assertThat(links(document)).containsExactly(tuple("https://oil.example/", "the oil works"));
        assertThat(document.metadata().title()).isEqualTo("Letter from the lighthouse");
        assertThat(document.metadata().authors()).containsExactly("Ivy Lamp");
    }

    @Test
    void takesRepetitiveWordForNoBomb() throws IOException {
        ExtractedDocument document = extraction.extract("table.docx", WordDocuments.repetitiveDocx());

        assertThat(document.text()).hasSize(20_000 * 3 - 2);
    }
}
