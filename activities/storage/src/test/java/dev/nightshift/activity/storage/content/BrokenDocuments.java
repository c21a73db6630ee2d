package dev.nightshift.activity.storage.content;

import static dev.nightshift.activity.storage.content.BrokenFiles.extracted;
import static dev.nightshift.activity.storage.content.BrokenFiles.filled;
import static dev.nightshift.activity.storage.content.BrokenFiles.joined;
import static dev.nightshift.activity.storage.content.BrokenFiles.random;
import static dev.nightshift.activity.storage.content.BrokenFiles.refused;
import static dev.nightshift.activity.storage.content.BrokenFiles.utf8;

import dev.nightshift.activity.storage.content.BrokenFiles.Broken;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Broken PDF and Word. */
final class BrokenDocuments {
    private static final String ENCRYPTED = "is encrypted with a password; save it without a password";
    private static final String XML = "<?xml version=\"1.0\"?>";
    private static final String WORD =
            "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>%s</w:body></w:document>";

    private BrokenDocuments() {}

    static List<Broken> pdfs() {
        byte[] pdf = Documents.pdf();
        List<Broken> files = new ArrayList<>();
        files.add(refused("a PDF cut at 1 %", "1.pdf", "is broken: Missing root object", () -> start(pdf, 1)));
        for (int percent : new int[] {10, 30}) {
            files.add(refused(
                    "a PDF cut at " + percent + " %",
                    percent + ".pdf",
                    "is broken: Page tree root must be a dictionary",
                    () -> start(pdf, percent)));
        }
        for (int percent : new int[] {95, 99}) {
            files.add(extracted("a PDF cut at " + percent + " %", percent + ".pdf", "tide", () -> start(pdf, percent)));
        }
        files.add(refused("an encrypted PDF", "secret.pdf", ENCRYPTED, Documents::encryptedPdf));
        files.add(refused("a PDF of pictures", "scan.pdf", "pages that are pictures", Documents::pdfWithoutText));
        files.add(refused("a PDF header alone", "header.pdf", "is broken", () -> utf8("%PDF-1.7\n")));
        files.add(refused(
                "a PDF header and noise",
                "noise.pdf",
                "is broken: Missing root object",
                () -> joined(utf8("%PDF-1.7\n"), random(50_000))));
        files.add(extracted("a PDF with a wrong xref", "xref.pdf", "tide", () -> wrongXref(pdf)));
        files.add(
                extracted("a PDF after a kilobyte of noise", "late.pdf", "tide", () -> joined(filled(900, 'x'), pdf)));
        return files;
    }

    static List<Broken> words() {
        byte[] docx = WordDocuments.docx();
        String bomb = "<!DOCTYPE l [<!ENTITY a \"lol\">" + laughs() + "]>";
        String thief = "<!DOCTYPE l [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>";
        return List.of(
                refused("half a Word document", "half.docx", "damaged or cut off", () -> start(docx, 50)),
                refused(
                        "a Word document without its last byte",
                        "byte.docx",
                        "damaged or cut off",
                        () -> start(docx, 99)),
                refused(
                        "Word without a document part",
                        "part.docx",
                        "holds no text",
                        () -> part("word/document.xml", Optional.empty())),
                refused(
                        "Word without content types",
                        "types.docx",
                        "without the parts",
                        () -> part("[Content_Types].xml", Optional.empty())),
                refused(
                        "Word without relations",
                        "rels.docx",
                        "without the parts",
                        () -> part("_rels/.rels", Optional.empty())),
                refused("Word whose document is no XML", "xml.docx", "is broken", () -> document("this is no xml")),
                refused(
                        "Word with billion laughs",
                        "laughs.docx",
                        "is broken",
                        () -> document(XML + bomb + WORD.formatted(run("&j;")))),
                extracted(
                        "Word with an external entity",
                        "xxe.docx",
                        "core",
                        () -> document(XML + thief + WORD.formatted(run("&e; core")))),
                refused(
                        "Word nested 100,000 deep",
                        "deep.docx",
                        "nested deeper than EXTRACTION_MAX_DEPTH allows",
                        () -> document(XML + WORD.formatted("<w:tbl><w:tr><w:tc>".repeat(30_000)))),
                extracted("Word with 500 MB of blanks", "bomb.docx", "roses", () -> WordDocuments.bombDocx(500)),
                refused(
                        "a spreadsheet named .docx",
                        "sheet.docx",
                        "another kind than Word",
                        () -> Documents.zip(Map.of(
                                "[Content_Types].xml",
                                utf8("<x/>"),
                                "_rels/.rels",
                                utf8("<x/>"),
                                "xl/workbook.xml",
                                utf8("<x/>")))),
                refused(
                        "an OLE2 file without Word inside",
                        "sheet.doc",
                        "another kind than Word",
                        BrokenDocuments::emptyOle2),
                refused(
                        "an OLE2 header alone",
                        "header.doc",
                        "is broken",
                        () -> HexFormat.of().parseHex("d0cf11e0a1b11ae1")),
                refused(
                        "an old spreadsheet named .docx",
                        "old.docx",
                        "holds an old Office document",
                        BrokenDocuments::emptyOle2),
                refused(
                        "an OLE2 header named .docx",
                        "header.docx",
                        "holds an old Office document",
                        () -> HexFormat.of().parseHex("d0cf11e0a1b11ae1")),
                refused("an encrypted Word document", "secret.docx", ENCRYPTED, WordDocuments::encryptedDocx),
                refused("an encrypted Word document named .doc", "secret.doc", ENCRYPTED, WordDocuments::encryptedDocx),
                refused("an encrypted Word 97 document", "secret97.doc", ENCRYPTED, WordDocuments::encryptedDoc));
    }

    private static byte[] wrongXref(byte[] pdf) {
        String text = new String(pdf, StandardCharsets.ISO_8859_1);
        return text.replaceAll("startxref\\s+\\d+", "startxref\n7").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] part(String name, Optional<String> content) {
        return WordDocuments.docxWith(Map.of(name, content));
    }

    private static byte[] document(String xml) {
        return part("word/document.xml", Optional.of(xml));
    }

    private static String run(String text) {
        return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>";
    }

    static String laughs() {
        StringBuilder entities = new StringBuilder();
        for (char c = 'b'; c <= 'j'; c++) {
            entities.append("<!ENTITY ")
                    .append(c)
                    .append(" \"")
                    .append(("&" + (char) (c - 1) + ";").repeat(10))
                    .append("\">");
        }
        return entities.toString();
    }

    private static byte[] emptyOle2() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (POIFSFileSystem files = new POIFSFileSystem()) {
            files.createDocument(new ByteArrayInputStream(utf8("cells")), "Workbook");
            files.writeFilesystem(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] start(byte[] bytes, int percent) {
        return Arrays.copyOf(bytes, (int) (bytes.length * (long) percent / 100));
    }
}
