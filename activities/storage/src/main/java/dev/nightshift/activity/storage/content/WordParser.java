package dev.nightshift.activity.storage.content;

import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;

/** Word since 2007. Headings are told by style; pictures, macros and embedded files are not read. */
final class WordParser implements ContentParser {
    @Override
    public void parse(Path file, DocumentDraft draft) throws IOException, BrokenContentException {
        requireParts(file);
        // The process is bounded in memory and time: a limit by ratio would only refuse honest tables.
        ZipSecureFile.setMinInflateRatio(0);
        OfficeText.read(new OOXMLParser(), file, draft);
    }

    private static void requireParts(Path file) throws IOException, BrokenContentException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.getEntry("[Content_Types].xml") == null || zip.getEntry("_rels/.rels") == null) {
                throw new BrokenContentException("is a ZIP archive without the parts of a Word document");
            }
            if (zip.stream().noneMatch(entry -> entry.getName().startsWith("word/"))) {
                throw new BrokenContentException("is an Office document of another kind than Word");
            }
        } catch (ZipException e) {
            throw new BrokenContentException("is a damaged or cut off ZIP archive", e);
        }
    }
}
