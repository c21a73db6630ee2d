package dev.nightshift.activity.storage.content;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.tika.parser.microsoft.OfficeParser;

/** Word 97 to 2003. Headings are told by style; pictures, macros and embedded files are not read. */
final class LegacyWordParser implements ContentParser {
    @Override
    public void parse(Path file, DocumentDraft draft) throws IOException, BrokenContentException {
        try (POIFSFileSystem parts = new POIFSFileSystem(file.toFile(), true)) {
            if (EncryptedOffice.isIn(parts)) {
                throw BrokenContentException.encrypted();
            }
            if (!parts.getRoot().hasEntryCaseInsensitive("WordDocument")) {
                throw new BrokenContentException("is an old Office document of another kind than Word");
            }
        }
        OfficeText.read(new OfficeParser(), file, draft);
    }
}
