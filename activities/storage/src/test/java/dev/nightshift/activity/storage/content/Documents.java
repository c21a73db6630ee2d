package dev.nightshift.activity.storage.content;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Calendar;
import java.util.Map;
import java.util.TimeZone;
import java.util.zip.ZipEntry;
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

/** Good PDF documents, made by the library that writes them, and archives. */
final class Documents {
    static final Instant WRITTEN = Instant.parse("2024-03-05T10:15:30Z");

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

    static byte[] bytes(Writing writing) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    interface Writing {
        void to(ByteArrayOutputStream out) throws IOException;
    }
}
