package dev.nightshift.activity.storage.content;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Calendar;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.jspecify.annotations.Nullable;

/** PDF: pages, bookmarks as headings, links, properties. Images are not read. */
final class PdfParser implements ContentParser {
    @Override
    public void parse(Path file, DocumentDraft draft) throws IOException, BrokenContentException {
        FontMappers.set(BundledFont.INSTANCE);
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            if (document.getNumberOfPages() == 0) {
                throw new BrokenContentException("holds no page: it is damaged or cut off");
            }
            readProperties(document.getDocumentInformation(), draft.metadata());
            PdfPages pages = new PdfPages(draft);
            pages.read(document);
            new PdfOutline(document, pages, draft).read();
        } catch (InvalidPasswordException e) {
            throw BrokenContentException.encrypted(e);
        }
        if (draft.text().isBlank()) {
            throw new BrokenContentException("holds no text: pages that are pictures, such as scans, are not read");
        }
    }

    private static void readProperties(PDDocumentInformation properties, DraftMetadata metadata) {
        metadata.title(properties.getTitle());
        metadata.authors(properties.getAuthor());
        metadata.created(instant(properties.getCreationDate()));
        metadata.modified(instant(properties.getModificationDate()));
    }

    private static @Nullable Instant instant(@Nullable Calendar date) {
        return date == null ? null : date.toInstant();
    }
}
