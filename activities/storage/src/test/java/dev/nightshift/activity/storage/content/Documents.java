package dev.nightshift.activity.storage.content;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Calendar;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TimeZone;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
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

/** Good documents, made by the libraries that write them. */
final class Documents {
    private static final Instant WRITTEN = Instant.parse("2024-03-05T10:15:30Z");

    private Documents() {}

    /** Two pages with three bookmarks, the second below the first, and a link on page two. */
    static byte[] pdf() {
        return bytes(out -> {
            try (PDDocument document = new PDDocument()) {
                PDPage first = page(document, "Harbour report", "The tide was high.");
                PDPage second = page(document, "Cranes", "See the harbour site for more.");
                addLink(second, "https://harbour.example/");
                addOutline(document, first, second);
                document.getDocumentInformation().setTitle("Harbour 2024");
                document.getDocumentInformation().setAuthor("Ada Crane; Bob Quay");
                Calendar created = Calendar.getInstance(TimeZone.getTimeZone("UTC"));
                created.setTimeInMillis(WRITTEN.toEpochMilli());
                document.getDocumentInformation().setCreationDate(created);
                document.save(out);
            }
        });
    }

    static byte[] encryptedPdf() {
        return bytes(out -> {
            try (PDDocument document = new PDDocument()) {
                page(document, "Secret", "Nobody may read this.");
                StandardProtectionPolicy policy = new StandardProtectionPolicy("owner", "user", new AccessPermission());
                policy.setEncryptionKeyLength(128);
                document.protect(policy);
                document.save(out);
            }
        });
    }

    static byte[] pdfWithoutText() {
        return bytes(out -> {
            try (PDDocument document = new PDDocument()) {
                document.addPage(new PDPage());
                document.save(out);
            }
        });
    }

    /** Two headings, a link, a table of two rows, and properties. */
    static byte[] docx() {
        return bytes(out -> {
            try (XWPFDocument document = new XWPFDocument()) {
                document.getProperties().getCoreProperties().setTitle("Garden plan");
                document.getProperties().getCoreProperties().setCreator("Cleo Fern, Dan Moss");
                document.getProperties().getCoreProperties().setCreated(Optional.of(Date.from(WRITTEN)));
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

    /** As Word saves it with a password. */
    static byte[] encryptedDocx() {
        return bytes(out -> {
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

    /** {@code letter.doc}, with a password. */
    static byte[] encryptedDoc() {
        return bytes(out -> {
            Biff8EncryptionKey.setCurrentUserPassword("secret");
            try (InputStream letter = Objects.requireNonNull(Documents.class.getResourceAsStream("letter.doc"));
                    HWPFDocument document = new HWPFDocument(letter)) {
                document.write(out);
            } finally {
                Biff8EncryptionKey.setCurrentUserPassword(null);
            }
        });
    }

    /** Thousands of equal rows, which deflate better than many a bomb. */
    static byte[] repetitiveDocx() {
        return bytes(out -> {
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
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(docx()))) {
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
        return zip(entries);
    }

    static byte[] zip(Map<String, byte[]> entries) {
        return bytes(out -> {
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                    zip.putNextEntry(new ZipEntry(entry.getKey()));
                    zip.write(entry.getValue());
                }
            }
        });
    }

    /** Returns one entry of {@code megabytes} spaces inside of a Word document's body. */
    static byte[] bombDocx(int megabytes) {
        byte[] space = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        return bytes(out -> {
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

    private static PDPage page(PDDocument document, String title, String body) throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        try (PDPageContentStream stream = new PDPageContentStream(document, page)) {
            stream.beginText();
            stream.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
            stream.newLineAtOffset(72, 700);
            stream.showText(title);
            stream.newLineAtOffset(0, -60);
            stream.showText(body);
            stream.endText();
        }
        return page;
    }

    /** Over "harbour site" in the line at height 640. */
    private static void addLink(PDPage page, String target) throws IOException {
        PDAnnotationLink link = new PDAnnotationLink();
        link.setRectangle(new PDRectangle(116, 636, 68, 16));
        PDActionURI action = new PDActionURI();
        action.setURI(target);
        link.setAction(action);
        page.getAnnotations().add(link);
    }

    private static void addOutline(PDDocument document, PDPage first, PDPage second) {
        PDDocumentOutline outline = new PDDocumentOutline();
        PDOutlineItem report = item("Harbour  Report", first);
        PDOutlineItem cranes = item("Cranes", second);
        report.addLast(cranes);
        report.addLast(item("Nowhere to be found", second));
        outline.addLast(report);
        document.getDocumentCatalog().setDocumentOutline(outline);
    }

    private static PDOutlineItem item(String title, PDPage page) {
        PDOutlineItem item = new PDOutlineItem();
        item.setTitle(title);
        item.setDestination(page);
        return item;
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

    private static byte[] bytes(Writing writing) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private interface Writing {
        void to(ByteArrayOutputStream out) throws IOException;
    }
}
