package dev.nightshift.activity.storage.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.nightshift.activity.storage.content.ExtractedDocument.PageStart;
import dev.nightshift.activity.storage.source.ScratchFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What comes out of a good file of each format. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class FormatsTest {
    private Path folder;
    private Extraction extraction;

    @BeforeAll
    void open(@TempDir Path empty) throws IOException {
        folder = empty;
        extraction = Extraction.in(folder);
    }

    @AfterAll
    void close() throws IOException {
        extraction.close();
    }

    @Test
    void readsPlainText() throws IOException {
        ExtractedDocument document = extraction.extract(
                "notes.txt", "The first line of the text\r\nand another one below, see (https://a.example/b?c=d).\r");

        assertThat(document.text())
                .isEqualTo("The first line of the text\nand another one below, see (https://a.example/b?c=d).\n");
        assertThat(links(document)).containsExactly(tuple("https://a.example/b?c=d", "https://a.example/b?c=d"));
        assertThat(document.metadata())
                .isEqualTo(new DocumentMetadata("notes.txt", List.of(), null, null, "en", "text/plain", false));
    }

    @Test
    void tellsTheEncodingOfPlainText() throws IOException {
        String german = "Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich.";
        for (Charset charset : List.of(
                StandardCharsets.UTF_8,
                StandardCharsets.UTF_16LE,
                StandardCharsets.UTF_16BE,
                Charset.forName("windows-1252"))) {
            ExtractedDocument plain = extraction.extract("german.txt", german.getBytes(charset));
            assertThat(plain.text()).as("%s", charset).isEqualTo(german);
            assertThat(plain.metadata().language()).isEqualTo("de");
        }
        for (Charset charset : List.of(
                StandardCharsets.UTF_8,
                StandardCharsets.UTF_16LE,
                StandardCharsets.UTF_16BE,
                Charset.forName("UTF-32LE"),
                Charset.forName("UTF-32BE"))) {
            ExtractedDocument marked = extraction.extract("marked.txt", ("\uFEFF" + german).getBytes(charset));
            assertThat(marked.text()).as("%s with a byte order mark", charset).isEqualTo(german);
        }
    }

    @Test
    void readsMarkdownAsItIsWritten() throws IOException {
        String source = """
                ---
                title: "Sea charts"
                authors:
                  - Eve North
                  - Finn South
                date: 2024-03-05
                ---
                # Charts *of* the `sea` 🌊

                See [the **north**](north.md "Title") and <https://south.example/>.

                Second
                ------

                A [reference][ref] and ![a picture](p.png).

                ```
                # no heading
                ```

                [ref]: ../ref.md
                """;

        ExtractedDocument document = extraction.extract("charts.md", source);

        assertThat(document.text()).isEqualTo(source);
        assertThat(headings(document))
                .containsExactly(
                        tuple(1, "Charts of the sea 🌊", "# Charts *of* the `sea` 🌊"),
                        tuple(2, "Second", "Second\n------"));
        assertThat(links(document))
                .containsExactly(
                        tuple("north.md", "the **north**"),
                        tuple("https://south.example/", "https://south.example/"),
                        tuple("../ref.md", "reference"));
        assertThat(document.metadata().title()).isEqualTo("Sea charts");
        assertThat(document.metadata().authors()).containsExactly("Eve North", "Finn South");
        assertThat(document.metadata().created()).isEqualTo(Instant.parse("2024-03-05T00:00:00Z"));
    }

    @Test
    void takesTheFirstHeadingForTheTitleWhereThereIsNone() throws IOException {
        ExtractedDocument document = extraction.extract("untitled.md", "Preface\n\n## The *true* title\n\nText\n");

        assertThat(document.metadata().title()).isEqualTo("The true title");
    }

    @Test
    void readsHtmlAsABrowserShowsIt() throws IOException {
        ExtractedDocument document = extraction.extract("page.html", """
                <!doctype html><html><head><title>Wind &amp; sails</title>
                <meta name="author" content="Gus Mast and Hal Boom">
                <meta property="article:published_time" content="2024-03-05T12:00:00+02:00">
                <style>p { color: red }</style></head>
                <body><script>alert(1)</script>
                <h1>Sails</h1><p>Set the   <a href="/main"><b>main</b> sail</a>
                first.<br>Then rest.</p>
                <h2>Rope</h2><ul><li>long</li><li>short</li></ul>
                <table><tr><td><p>a</p></td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>
                <pre>x
                  y</pre><p hidden>unseen</p><p>caf&eacute; 🌊</p></body></html>
                """);

        assertThat(document.text())
                .isEqualTo("Sails\n\nSet the main sail first.\nThen rest.\n\nRope\n\nlong\nshort\n\n"
                        + "a\tb\nc\td\n\nx\n  y\n\ncafé 🌊");
        assertThat(headings(document)).containsExactly(tuple(1, "Sails", "Sails"), tuple(2, "Rope", "Rope"));
        assertThat(links(document)).containsExactly(tuple("/main", "main sail"));
        assertThat(document.metadata().title()).isEqualTo("Wind & sails");
        assertThat(document.metadata().authors()).containsExactly("Gus Mast", "Hal Boom");
        assertThat(document.metadata().created()).isEqualTo(Instant.parse("2024-03-05T10:00:00Z"));
    }

    @Test
    void readsHtmlInTheEncodingItDeclares() throws IOException {
        String page = "<meta charset=\"iso-8859-2\"><p>Zażółć gęślą jaźń</p>";

        ExtractedDocument document = extraction.extract("polish.html", page.getBytes(Charset.forName("iso-8859-2")));

        assertThat(document.text()).isEqualTo("Zażółć gęślą jaźń");
    }

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
        ExtractedDocument document = extraction.extract("garden.docx", Documents.docx());

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
        try (InputStream in = Objects.requireNonNull(FormatsTest.class.getResourceAsStream("letter.doc"))) {
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
        ExtractedDocument document = extraction.extract("table.docx", Documents.repetitiveDocx());

        assertThat(document.text()).hasSize(20_000 * 3 - 2);
    }

    @Test
    void cutsALongTextAtTheLimit() throws IOException {
        ExtractionSettings few = new ExtractionSettings(1, 256, Duration.ofSeconds(30), 1_000, 500, 500);
        try (Extraction small = Extraction.in(folder, few)) {
            ExtractedDocument document = small.extract("long.md", "x".repeat(999) + "🌊" + "\n# Far below\n");

            assertThat(document.text()).isEqualTo("x".repeat(999));
            assertThat(document.headings()).isEmpty();
            assertThat(document.metadata().truncated()).isTrue();
        }
    }

    @Test
    void namesAnotherVersionForOtherLimits() throws IOException {
        ExtractionSettings deeper = new ExtractionSettings(1, 256, Duration.ofSeconds(30), 5_000_000, 501, 500);
        ExtractionSettings slower = new ExtractionSettings(2, 512, Duration.ofSeconds(60), 5_000_000, 500, 100);
        String version = extraction.extractor.version();

        assertThat(version)
                .contains("tika=3.", "pdfbox=3.", "characters=5000000", "depth=500")
                .doesNotContain("${");
        try (ScratchFolder scratch = ScratchFolder.open(folder);
                ForkedExtractor other = new ForkedExtractor(deeper, scratch);
                ForkedExtractor same = new ForkedExtractor(slower, scratch)) {
            assertThat(other.version()).isNotEqualTo(version);
            assertThat(same.version()).isEqualTo(version);
        }
    }

    private static List<Tuple> headings(ExtractedDocument document) {
        return document.headings().stream()
                .map(heading ->
                        tuple(heading.level(), heading.title(), heading.span().in(document.text())))
                .toList();
    }

    private static List<Tuple> links(ExtractedDocument document) {
        return document.links().stream()
                .map(link -> tuple(link.target(), link.span().in(document.text())))
                .toList();
    }
}
