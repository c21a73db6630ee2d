package dev.nightshift.activity.storage.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What comes out of good plain text, Markdown and HTML. */
class TextFormatsTest extends Extracting {
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
}
