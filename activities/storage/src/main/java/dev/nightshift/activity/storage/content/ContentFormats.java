package dev.nightshift.activity.storage.content;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The formats that can be read. To add one, write its parser and add its line. */
final class ContentFormats {
    /** Lambdas, not constructor references: a reference would load the parser with this list. */
    @SuppressWarnings("UnnecessaryLambda")
    static final List<ContentFormat> ALL = List.of(
            new ContentFormat(
                    "plain text",
                    "text/plain",
                    Set.of("txt", "text", "log", "rst", "adoc"),
                    ContentSignature.UNKNOWN,
                    () -> new PlainTextParser()),
            new ContentFormat(
                    "Markdown",
                    "text/markdown",
                    Set.of("md", "markdown"),
                    ContentSignature.UNKNOWN,
                    () -> new MarkdownParser()),
            new ContentFormat(
                    "an HTML page",
                    "text/html",
                    Set.of("html", "htm", "xhtml"),
                    ContentSignature.UNKNOWN,
                    () -> new HtmlParser()),
            new ContentFormat(
                    "a PDF document", "application/pdf", Set.of("pdf"), ContentSignature.PDF, () -> new PdfParser()),
            new ContentFormat(
                    "a Word document",
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                    Set.of("docx"),
                    ContentSignature.ZIP,
                    () -> new WordParser()),
            new ContentFormat(
                    "a Word 97 document",
                    "application/msword",
                    Set.of("doc"),
                    ContentSignature.OLE2,
                    () -> new LegacyWordParser()),
            new ContentFormat(
                    "a table of comma-separated values",
                    "text/csv",
                    Set.of("csv"),
                    ContentSignature.UNKNOWN,
                    () -> new CsvParser(',')),
            new ContentFormat(
                    "a table of tab-separated values",
                    "text/tab-separated-values",
                    Set.of("tsv", "tab"),
                    ContentSignature.UNKNOWN,
                    () -> new CsvParser('\t')),
            new ContentFormat(
                    "an Excel workbook",
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    Set.of("xlsx", "xlsm"),
                    ContentSignature.ZIP,
                    () -> new ExcelParser()),
            new ContentFormat(
                    "an Excel 97 workbook",
                    "application/vnd.ms-excel",
                    Set.of("xls"),
                    ContentSignature.OLE2,
                    () -> new LegacyExcelParser()));

    private ContentFormats() {}

    /** Finds the format that a file name promises. */
    static Optional<ContentFormat> promisedBy(String fileName, List<ContentFormat> formats) {
        String extension = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return formats.stream()
                .filter(format -> format.extensions().contains(extension))
                .findFirst();
    }
}
