package dev.nightshift.activity.storage.content;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;

/** Good Word documents, made by the library that writes them. */
final class WordDocuments {
    private WordDocuments() {}

    /** Two headings, a link, a table of two rows, and properties. */
    static byte[] docx() {
        return Documents.bytes(out -> {
            try (XWPFDocument document = new XWPFDocument()) {
                document.getProperties().getCoreProperties().setTitle("Garden plan");
                document.getProperties().getCoreProperties().setCreator("Cleo Fern, Dan Moss");
                document.getProperties().getCoreProperties().setCreated(Optional.of(Date.from(Documents.WRITTEN)));
                style(document, "Heading1", "heading 1");
                style(document, "Heading2", "heading 2");
                paragraph(document, "Heading1", "Beds");
                document.createParagraph().createRun().setText("Plant the roses first.");
                paragraph(document, "Heading2", "Tools");
                XWPFParagraph linked = document.createParagraph();
                linked.createRun().setText("Buy them at ");
                linked.createHyperlinkRun("https://tools.example/").setText("the tool shop");
                XWPFTable table = document.createTable(2, 2);
                table.getRow(0).getCell(0).setText("Spade");
                table.getRow(0).getCell(1).setText("one");
                table.getRow(1).getCell(0).setText("Rake");
                table.getRow(1).getCell(1).setText("two");
                document.write(out);
            }
        });
    }

    /** A table of three rows. */
    static byte[] tableDocx() {
        return Documents.bytes(out -> {
            try (XWPFDocument document = new XWPFDocument()) {
                XWPFTable table = document.createTable(3, 2);
                String[] cells = {"Tool", "Number", "Spade", "one", "Rake", "two"};
                for (int i = 0; i < cells.length; i++) {
                    table.getRow(i / 2).getCell(i % 2).setText(cells[i]);
                }
                document.write(out);
            }
        });
    }

    /** As Word saves it with a password. */
    static byte[] encryptedDocx() {
        return Documents.bytes(out -> {
            try (POIFSFileSystem parts = new POIFSFileSystem()) {
                Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
                encryptor.confirmPassword("secret");
                try (OutputStream encrypted = encryptor.getDataStream(parts)) {
                    encrypted.write(docx());
                } catch (GeneralSecurityException e) {
                    throw new IOException(e);
                }
                parts.writeFilesystem(out);
            }
        });
    }

    /** {@code letter.doc}, as LibreOffice wrote it. */
    static byte[] letter() {
        return Documents.bytes(out -> {
            try (InputStream letter = Objects.requireNonNull(WordDocuments.class.getResourceAsStream("letter.doc"))) {
                letter.transferTo(out);
            }
        });
    }

    /** {@code letter.doc}, with a password. */
    static byte[] encryptedDoc() {
        return Documents.bytes(out -> {
            Biff8EncryptionKey.setCurrentUserPassword("secret");
            try (InputStream letter = Objects.requireNonNull(WordDocuments.class.getResourceAsStream("letter.doc"));
                    HWPFDocument document = new HWPFDocument(letter)) {
                document.write(out);
            } finally {
                Biff8EncryptionKey.setCurrentUserPassword(null);
            }
        });
    }

    /** Thousands of equal rows, which deflate better than many a bomb. */
    static byte[] repetitiveDocx() {
        return Documents.bytes(out -> {
            try (XWPFDocument document = new XWPFDocument()) {
                for (int i = 0; i < 20_000; i++) {
                    document.createParagraph().createRun().setText("0");
                }
                document.write(out);
            }
        });
    }

    /** Returns {@code docx} with some parts replaced; an empty one leaves the part out. */
    static byte[] docxWith(Map<String, Optional<String>> parts) {
        return with(docx(), parts);
    }

    /** Returns a document with some parts replaced; an empty one leaves the part out. */
    static byte[] with(byte[] document, Map<String, Optional<String>> parts) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(document))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        parts.forEach((name, content) -> {
            entries.remove(name);
            content.ifPresent(text -> entries.put(name, text.getBytes(StandardCharsets.UTF_8)));
        });
        return Documents.zip(entries);
    }

    /** Returns one entry of {@code megabytes} spaces inside of a Word document's body. */
    static byte[] bombDocx(int megabytes) {
        byte[] space = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        return Documents.bytes(out -> {
            try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(docx()));
                    ZipOutputStream zip = new ZipOutputStream(out)) {
                for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                    zip.putNextEntry(new ZipEntry(entry.getName()));
                    byte[] content = in.readAllBytes();
                    if (!entry.getName().equals("word/document.xml")) {
                        zip.write(content);
                        continue;
                    }
                    String body = new String(content, StandardCharsets.UTF_8);
                    int at = body.indexOf("<w:body>") + "<w:body>".length();
                    zip.write(body.substring(0, at).getBytes(StandardCharsets.UTF_8));
                    for (int i = 0; i < megabytes; i++) {
                        zip.write(space);
                    }
                    zip.write(body.substring(at).getBytes(StandardCharsets.UTF_8));
                }
            }
        });
    }

    private static void style(XWPFDocument document, String id, String name) {
        CTStyle style = CTStyle.Factory.newInstance();
        style.setStyleId(id);
        style.addNewName().setVal(name);
        document.createStyles().addStyle(new XWPFStyle(style));
    }

    private static void paragraph(XWPFDocument document, String style, String text) {
        XWPFParagraph paragraph = document.createParagraph();
        paragraph.setStyle(style);
        paragraph.createRun().setText(text);
    }
}
