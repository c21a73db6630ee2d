package dev.nightshift.activity.storage.content;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** Files that are not what they should be, each made anew for its test. */
final class BrokenFiles {
    static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452000000010000000108");

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
        files.addAll(BrokenTexts.texts());
        files.addAll(BrokenTexts.markups());
        files.addAll(BrokenDocuments.pdfs());
        files.addAll(BrokenDocuments.words());
        files.addAll(BrokenTables.all());
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
                refused("a Word document named .pdf", "docx.pdf", "holds a ZIP archive", WordDocuments::docx),
                refused("a text named .pdf", "text.pdf", "holds something else", () -> utf8("just words")),
                refused("a text named .docx", "text.docx", "holds something else", () -> utf8("just words")),
                refused("RTF named .doc", "rtf.doc", "holds an RTF document", () -> utf8("{\\rtf1 words}")));
    }

    static Broken refused(String title, String name, String reason, Supplier<byte[]> content) {
        return new Broken(title, name, content, true, reason);
    }

    static Broken extracted(String title, String name, String text, Supplier<byte[]> content) {
        return new Broken(title, name, content, false, text);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(7).nextBytes(bytes);
        bytes[0] = 'x';
        return bytes;
    }

    static byte[] filled(int size, char c) {
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, (byte) c);
        return bytes;
    }

    static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
