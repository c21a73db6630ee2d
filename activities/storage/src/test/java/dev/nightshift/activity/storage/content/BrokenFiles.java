package dev.nightshift.activity.storage.content;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Files that are not what they should be, each made anew for its test. */
final class BrokenFiles {
    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452000000010000000108");
    private static final String XML = "<?xml version=\"1.0\"?>";
    private static final String WORD =
            "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>%s</w:body></w:document>";

    private BrokenFiles() {}

    /**
     * One broken file.
     *
     * @param refused true if it must be refused with words from {@code expected}; else its text must
     *     contain them
     */
    record Broken(String title, String name, Supplier<byte[]> content, boolean refused, String expected) {
        @Override
        public String toString() {
            return title;
        }
    }

    static List<Broken> all() {
        List<Broken> files = new ArrayList<>();
        files.addAll(empty());
        files.addAll(misnamed());
        files.addAll(texts());
        files.addAll(markups());
        files.addAll(pdfs());
        files.addAll(words());
        return files;
    }

    private static List<Broken> empty() {
        List<Broken> files = new ArrayList<>();
        for (String extension : List.of("txt", "md", "html", "pdf", "docx", "doc")) {
            files.add(refused("an empty ." + extension, "empty." + extension, "is empty", () -> new byte[0]));
        }
        files.add(refused("blanks only", "blank.txt", "holds no text", () -> utf8(" \n\t\r\n ")));
        files.add(refused("an HTML page without words", "blank.html", "holds no text", () -> utf8("<p><br></p>")));
        return files;
    }

    private static List<Broken> misnamed() {
        byte[] zip = Documents.zip(Map.of("readme.txt", utf8("hello")));
        byte[] elf = HexFormat.of().parseHex("7f454c4602010100000000000000000002003e00");
        return List.of(
                refused("a PNG named .txt", "png.txt", "like plain text but holds a PNG image", () -> PNG),
                refused("a PNG named .pdf", "png.pdf", "like a PDF document but holds a PNG image", () -> PNG),
                refused("a PNG named .md", "png.md", "like Markdown but holds a PNG image", () -> PNG),
                refused("a PNG named .html", "png.html", "like an HTML page but holds a PNG image", () -> PNG),
                refused("a PNG named .docx", "png.docx", "like a Word document but holds a PNG image", () -> PNG),
                refused("a PNG named .doc", "png.doc", "like a Word 97 document but holds a PNG image", () -> PNG),
                refused("a program named .txt", "elf.txt", "holds a program", () -> elf),
                refused("a ZIP archive named .txt", "zip.txt", "holds a ZIP archive", () -> zip),
                refused("a ZIP archive posing as Word", "zip.docx", "without the parts of a Word document", () -> zip),
                refused("a PDF named .txt", "pdf.txt", "holds a PDF document", Documents::pdf),
                refused("a PDF named .docx", "pdf.docx", "holds a PDF document", Documents::pdf),
                refused("a Word document named .pdf", "docx.pdf", "holds a ZIP archive", Documents::docx),
                refused("a text named .pdf", "text.pdf", "holds something else", () -> utf8("just words")),
                refused("a text named .docx", "text.docx", "holds something else", () -> utf8("just words")),
                refused("RTF named .doc", "rtf.doc", "holds an RTF document", () -> utf8("{\\rtf1 words}")));
    }

    private static List<Broken> texts() {
        return List.of(
                refused("NULs only", "nul.txt", "is binary", () -> new byte[10_000]),
                refused("random bytes", "random.txt", "invalid UTF-8 at byte", () -> random(100_000)),
                refused("random bytes named .md", "random.md", "invalid UTF-8 at byte", () -> random(100_000)),
                refused("control characters", "control.txt", "is binary", () -> utf8("\u0001\u0002x".repeat(500))),
                extracted("one line of 100 MB", "line.txt", "xxxxxxxx", () -> filled(100 << 20, 'x')),
                extracted("invalid UTF-8 among valid", "invalid.txt", "gr\uFFFDn ä", () -> mixedUtf8()),
                extracted("a sequence cut off at the end", "cut.txt", "grün \uFFFD", () -> cutUtf8()),
                extracted(
                        "a stray NUL", "stray.txt", "before\uFFFDafter", () -> utf8("before\0after" + "x".repeat(500))),
                extracted("UTF-16 without a mark", "wide.txt", "wide words", () -> encoded("wide words", "UTF-16LE")),
                extracted(
                        "half a surrogate pair",
                        "half.txt",
                        "half \uFFFD pair",
                        () -> encoded("half \uD83D pair", "UTF-16BE")),
                extracted("a megabyte of line ends", "lines.txt", "end", () -> utf8("\r\n".repeat(500_000) + "end")));
    }

    private static List<Broken> markups() {
        return List.of(
                extracted(
                        "HTML nested 100,000 deep", "deep.html", "core", () -> utf8("<div>".repeat(100_000) + "core")),
                extracted(
                        "HTML with links nested 100,000 deep",
                        "fonts.html",
                        "core",
                        () -> utf8("<a href=x><b><i>".repeat(30_000) + "core")),
                extracted("HTML with a million attributes", "attributes.html", "core", () -> attributes(1_000_000)),
                extracted("HTML with a million elements", "wide.html", "x", () -> utf8("<b>x</b>".repeat(1_000_000))),
                extracted(
                        "HTML that never closes a tag",
                        "open.html",
                        "start",
                        () -> utf8("<p>start<p><a href=\"" + "y".repeat(1_000_000))),
                extracted(
                        "HTML with entities of nothing",
                        "entities.html",
                        "core",
                        () -> utf8("&#0;&#xD800;&#99999999;&nothing; core")),
                extracted(
                        "HTML in an unknown encoding",
                        "charset.html",
                        "core",
                        () -> utf8("<meta charset=nothing-8><p>core")),
                extracted(
                        "HTML with an external entity",
                        "xxe.html",
                        "core",
                        () -> utf8("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><p>&e; core")),
                extracted("Markdown quoted 20,000 deep", "quotes.md", "core", () -> utf8(">".repeat(20_000) + " core")),
                extracted(
                        "Markdown with 200,000 open brackets",
                        "brackets.md",
                        "core",
                        () -> utf8("[".repeat(200_000) + "core")),
                extracted(
                        "Markdown with 200,000 emphasis marks",
                        "stars.md",
                        "core",
                        () -> utf8("*a_ ".repeat(100_000) + "core")),
                extracted(
                        "Markdown with an open front matter",
                        "front.md",
                        "core",
                        () -> utf8("---\ntitle: x\n\n# core\n")));
    }

    private static List<Broken> pdfs() {
        byte[] pdf = Documents.pdf();
        List<Broken> files = new ArrayList<>();
        for (int percent : new int[] {1, 10, 30}) {
            files.add(refused("a PDF cut at " + percent + " %", percent + ".pdf", "", () -> start(pdf, percent)));
        }
        for (int percent : new int[] {95, 99}) {
            files.add(extracted("a PDF cut at " + percent + " %", percent + ".pdf", "tide", () -> start(pdf, percent)));
        }
        files.add(refused("an encrypted PDF", "secret.pdf", "is encrypted", Documents::encryptedPdf));
        files.add(refused("a PDF of pictures", "scan.pdf", "pages that are pictures", Documents::pdfWithoutText));
        files.add(refused("a PDF header alone", "header.pdf", "is broken", () -> utf8("%PDF-1.7\n")));
        files.add(refused("a PDF header and noise", "noise.pdf", "", () -> joined(utf8("%PDF-1.7\n"), random(50_000))));
        files.add(extracted("a PDF with a wrong xref", "xref.pdf", "tide", () -> wrongXref(pdf)));
        files.add(
                extracted("a PDF after a kilobyte of noise", "late.pdf", "tide", () -> joined(filled(900, 'x'), pdf)));
        return files;
    }

    private static List<Broken> words() {
        byte[] docx = Documents.docx();
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
                        "",
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
                        "",
                        () -> document(XML + WORD.formatted("<w:tbl><w:tr><w:tc>".repeat(30_000)))),
                extracted("Word with 500 MB of blanks", "bomb.docx", "roses", () -> Documents.bombDocx(500)),
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
                        BrokenFiles::emptyOle2),
                refused(
                        "an OLE2 header alone",
                        "header.doc",
                        "is broken",
                        () -> HexFormat.of().parseHex("d0cf11e0a1b11ae1")),
                refused(
                        "an encrypted Word document",
                        "secret.docx",
                        "holds an old Office document",
                        BrokenFiles::emptyOle2));
    }

    private static Broken refused(String title, String name, String reason, Supplier<byte[]> content) {
        return new Broken(title, name, content, true, reason);
    }

    private static Broken extracted(String title, String name, String text, Supplier<byte[]> content) {
        return new Broken(title, name, content, false, text);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] encoded(String text, String charset) {
        return Charset.forName(charset).equals(StandardCharsets.UTF_16BE)
                ? bigEndian(text)
                : text.getBytes(Charset.forName(charset));
    }

    /** Unlike an encoder of the JDK, writes half a pair as it is. */
    private static byte[] bigEndian(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        text.chars().forEach(c -> {
            out.write(c >> 8);
            out.write(c);
        });
        return out.toByteArray();
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(7).nextBytes(bytes);
        bytes[0] = 'x';
        return bytes;
    }

    private static byte[] filled(int size, char c) {
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, (byte) c);
        return bytes;
    }

    private static byte[] mixedUtf8() {
        byte[] bytes = utf8("gr\u0000n äöü äöü");
        bytes[2] = (byte) 0xFC;
        return bytes;
    }

    private static byte[] cutUtf8() {
        byte[] bytes = utf8("grün 🌊");
        return Arrays.copyOf(bytes, bytes.length - 2);
    }

    private static byte[] attributes(int count) {
        StringBuilder page = new StringBuilder("<p ");
        for (int i = 0; i < count; i++) {
            page.append('a').append(i).append("=1 ");
        }
        return utf8(page.append(">core").toString());
    }

    private static byte[] start(byte[] bytes, int percent) {
        return Arrays.copyOf(bytes, (int) (bytes.length * (long) percent / 100));
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] wrongXref(byte[] pdf) {
        String text = new String(pdf, StandardCharsets.ISO_8859_1);
        return text.replaceAll("startxref\\s+\\d+", "startxref\n7").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] part(String name, Optional<String> content) {
        return Documents.docxWith(Map.of(name, content));
    }

    private static byte[] document(String xml) {
        return part("word/document.xml", Optional.of(xml));
    }

    private static String run(String text) {
        return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>";
    }

    private static String laughs() {
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
}
