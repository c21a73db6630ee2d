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
                    () -> new LegacyExcelParser()),
            new ContentFormat(
                    "a mail message",
                    "message/rfc822",
                    Set.of("eml"),
                    ContentSignature.UNKNOWN,
                    () -> new MailMessage(),
                    () -> new MailMessage()),
            new ContentFormat(
                    "a mailbox",
                    "application/mbox",
                    Set.of("mbox", "mbx"),
                    ContentSignature.UNKNOWN,
                    () -> new MboxFile(),
                    () -> new MboxFile()),
            new ContentFormat(
                    "a ZIP archive",
                    "application/zip",
                    Set.of("zip"),
                    ContentSignature.ZIP,
                    () -> new ZipArchive(),
                    () -> new ZipArchive()),
            new ContentFormat(
                    "a TAR archive",
                    "application/x-tar",
                    Set.of("tar"),
                    ContentSignature.UNKNOWN,
                    () -> new TarArchive(),
                    () -> new TarArchive()),
            new ContentFormat(
                    "a gzip archive",
                    "application/gzip",
                    Set.of("gz", "tgz"),
                    ContentSignature.GZIP,
                    () -> PackedFile.gzip(),
                    () -> PackedFile.gzip()),
            new ContentFormat(
                    "a bzip2 archive",
                    "application/x-bzip2",
                    Set.of("bz2", "tbz2"),
                    ContentSignature.BZIP2,
                    () -> PackedFile.bzip2(),
                    () -> PackedFile.bzip2()));

    private ContentFormats() {}

    /** Finds the format that a file name promises. */
    static Optional<ContentFormat> promisedBy(String fileName, List<ContentFormat> formats) {
        String extension = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return formats.stream()
                .filter(format -> format.extensions().contains(extension))
                .findFirst();
    }
}
