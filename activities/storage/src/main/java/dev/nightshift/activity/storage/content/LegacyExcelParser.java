package dev.nightshift.activity.storage.content;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hpsf.HPSFException;
import org.apache.poi.hpsf.PropertySetFactory;
import org.apache.poi.hpsf.SummaryInformation;
import org.apache.poi.hssf.eventusermodel.FormatTrackingHSSFListener;
import org.apache.poi.hssf.eventusermodel.HSSFEventFactory;
import org.apache.poi.hssf.eventusermodel.HSSFRequest;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jspecify.annotations.Nullable;

/** Excel 97 to 2003, as a stream: each sheet a heading and a table of what its cells show. */
final class LegacyExcelParser implements ContentParser {
    @Override
    public void parse(Path file, DocumentDraft draft) throws IOException, BrokenContentException {
        try (POIFSFileSystem parts = new POIFSFileSystem(file.toFile(), true)) {
            if (EncryptedOffice.isIn(parts)) {
                throw BrokenContentException.encrypted();
            }
            if (!parts.getRoot().hasEntryCaseInsensitive("Workbook")) {
                throw new BrokenContentException(
                        parts.getRoot().hasEntryCaseInsensitive("Book")
                                ? "is of a version before Excel 97; save it as a newer one, and it can be indexed"
                                : "is an old Office document of another kind than Excel");
            }
            readProperties(parts, draft.metadata());
            readSheets(parts, draft);
        } catch (EncryptedDocumentException e) {
            throw BrokenContentException.encrypted(e);
        }
    }

    private static void readSheets(POIFSFileSystem parts, DocumentDraft draft) throws IOException {
        LegacySheets sheets = new LegacySheets(draft);
        FormatTrackingHSSFListener formats = new FormatTrackingHSSFListener(sheets);
        sheets.use(formats);
        HSSFRequest request = new HSSFRequest();
        request.addListenerForAllRecords(formats);
        try {
            new HSSFEventFactory().processWorkbookEvents(request, parts);
        } catch (LegacySheets.DraftIsFull e) {
            draft.markCut();
        }
        sheets.finish();
    }

    /** Properties that cannot be read are no reason to refuse the rest. */
    static void readProperties(POIFSFileSystem parts, DraftMetadata metadata) {
        try {
            SummaryInformation summary = (SummaryInformation)
                    PropertySetFactory.create(parts.getRoot(), SummaryInformation.DEFAULT_STREAM_NAME);
            metadata.title(summary.getTitle());
            metadata.authors(summary.getAuthor());
            metadata.created(instant(summary.getCreateDateTime()));
            metadata.modified(instant(summary.getLastSaveDateTime()));
        } catch (IOException | HPSFException | RuntimeException e) {
            return;
        }
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null || date.getTime() <= 0 ? null : date.toInstant();
    }
}
