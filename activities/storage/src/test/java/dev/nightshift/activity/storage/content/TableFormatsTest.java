package dev.nightshift.activity.storage.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.nightshift.activity.storage.content.ExtractedDocument.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes out of good tables. */
class TableFormatsTest extends Extracting {
    private static final String CREW = "Name: Ada; Port: Hull; Age: 36\nName: Bob, the \"old\"; Age: 70";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Name,Port,Age\r\nAda,Hull,36\r\n\"Bob, the \"\"old\"\"\",,70\r\n",
                "Name;Port;Age\nAda;Hull;36\n\"Bob, the \"\"old\"\"\";;70",
                "Name\tPort\tAge\nAda\tHull\t36\nBob, the \"old\"\t\t70",
                "Name|Port|Age\nAda|Hull|36\n'Bob, the \"old\"'||70"
            })
    void tellsDelimiterQuotesAndHeader(String csv) throws IOException {
        ExtractedDocument document = extraction.extract("crew.csv", csv);

        assertThat(document.text()).isEqualTo("Name; Port; Age\n" + CREW);
        assertThat(tables(document)).containsExactly(tuple(document.text(), ""));
        assertThat(document.metadata().mediaType()).isEqualTo("text/csv");
    }

    @Test
    void tellsEncoding() throws IOException {
        byte[] wide = "Größe\tÖl\n12\tRübe\n".getBytes(StandardCharsets.UTF_16);
        byte[] western = "Größe;Öl\n12;Rübe\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(extraction.extract("wide.tsv", wide).text()).isEqualTo("Größe; Öl\nGröße: 12; Öl: Rübe");
        assertThat(extraction.extract("western.csv", western).text()).isEqualTo("Größe; Öl\nGröße: 12; Öl: Rübe");
    }

    @Test
    void numbersColumnsWithoutNames() throws IOException {
        assertThat(extraction.extract("bare.csv", "Ada,36\nBob,70\n").text())
                .isEqualTo("Column 1: Ada; Column 2: 36\nColumn 1: Bob; Column 2: 70");
        assertThat(extraction.extract("list.csv", "Ada\nBob\n").text()).isEqualTo("Ada\nBob");
    }

    @Test
    void keepsLinesInCellsAndStrayQuotes() throws IOException {
        String csv = "Name,Story\nAda,\"It was\n  late\"\nBob,6\" long\nCid,\"never closed\n";

        assertThat(extraction.extract("story.csv", csv).text())
                .isEqualTo("Name; Story\nName: Ada; Story: It was late\nName: Bob; Story: 6\" long\n"
                        + "Name: Cid; Story: \"never closed");
    }

    @Test
    void readsExcel() throws IOException {
        assertWorkbook(extraction.extract("crew.xlsx", Spreadsheets.xlsx()));
    }

    @Test
    void readsOldExcel() throws IOException {
        assertWorkbook(extraction.extract("crew.xls", Spreadsheets.xls()));
    }

    @Test
    void showsNumbersOfUnknownStyleAndInlineText() throws IOException {
        byte[] workbook =
                Spreadsheets.xlsxOf("<row><c><v>1.5</v></c><c s='99'><v>45000</v></c><c t='inlineStr'><is><t>a</t>"
                        + "<rPh><t>b</t></rPh></is></c><c t='e'><v>#DIV/0!</v></c><c r='AAAA1'><v>9</v></c></row>");

        ExtractedDocument document = extraction.extract("odd.xlsx", workbook);

        assertThat(document.text())
                .startsWith("Crew\n\nColumn 1: 1.5; Column 2: 45000; Column 3: ab; Column 4: #DIV/0!\n");
        assertThat(document.metadata().truncated()).isTrue();
    }

    @Test
    void findsTheHeadersOfTablesInHtml() throws IOException {
        ExtractedDocument document = extraction.extract("t.html", """
                <p>Before</p><table><caption>Crew</caption><thead><tr><th>Name</th><th>Age</th></tr></thead>
                <tr><td>Ada</td><td>36</td></tr></table><table><tr><td>a<table><tr><th>x</th><th>y</th></tr></table></td>
                <td>1</td></tr></table>
                """);

        assertThat(tables(document))
                .containsExactly(tuple("Crew\nName\tAge\nAda\t36", "Name\tAge"), tuple("a x y\t1", ""));
    }

    @Test
    void findsTheHeadersOfTablesInMarkdown() throws IOException {
        ExtractedDocument document = extraction.extract(
                "t.md", "# Crew\n\n| Name | Age |\n|:-----|----:|\n| Ada  | 36  |\n\n```\n| a |\n|---|\n```\n");

        assertThat(tables(document))
                .containsExactly(tuple("| Name | Age |\n|:-----|----:|\n| Ada  | 36  |", "| Name | Age |"));
    }

    @Test
    void takesTheFirstRowOfATableInWordForItsHeaderIfItNamesColumns() throws IOException {
        ExtractedDocument document = extraction.extract("garden.docx", WordDocuments.docx());

        ExtractedDocument longer = extraction.extract("tools.docx", WordDocuments.tableDocx());

        assertThat(tables(document)).containsExactly(tuple("Spade\tone\nRake\ttwo", ""));
        assertThat(tables(longer)).containsExactly(tuple("Tool\tNumber\nSpade\tone\nRake\ttwo", "Tool\tNumber"));
    }

    private static void assertWorkbook(ExtractedDocument document) {
        assertThat(document.text()).isEqualTo(Spreadsheets.TEXT);
        assertThat(headings(document))
                .containsExactly(
                        tuple(1, "Crew", "Crew"), tuple(1, "Old crew (hidden sheet)", "Old crew (hidden sheet)"));
        assertThat(tables(document)).hasSize(2);
        assertThat(document.metadata().title()).isEqualTo("Crew list");
        assertThat(document.metadata().authors()).containsExactly("Cleo Fern");
    }

    static List<Tuple> tables(ExtractedDocument document) {
        return document.tables().stream()
                .map(table -> told(table, document.text()))
                .toList();
    }

    private static Tuple told(Table table, String text) {
        return tuple(table.span().in(text), table.header().in(text));
    }
}
