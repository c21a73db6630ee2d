package dev.nightshift.activity.storage.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.Property;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** Reads Office documents through a parser of Tika, which tells them as XHTML. */
final class OfficeText {
    private OfficeText() {}

    static void read(Parser parser, Path file, DocumentDraft draft) throws IOException, BrokenContentException {
        Metadata metadata = new Metadata();
        try (TikaInputStream in = TikaInputStream.get(file)) {
            parser.parse(in, new XhtmlText(draft), metadata, context());
        } catch (XhtmlText.DraftIsFull e) {
            draft.markCut();
        } catch (EncryptedDocumentException e) {
            throw BrokenContentException.encrypted(e);
        } catch (SAXException | TikaException e) {
            throw new BrokenContentException("is broken: " + Reason.of(e), e);
        }
        readProperties(metadata, draft.metadata());
    }

    private static void readProperties(Metadata from, DraftMetadata to) {
        to.title(from.get(TikaCoreProperties.TITLE));
        for (String author : from.getValues(TikaCoreProperties.CREATOR)) {
            to.authors(author);
        }
        to.created(instant(from, TikaCoreProperties.CREATED));
        to.modified(instant(from, TikaCoreProperties.MODIFIED));
    }

    private static @Nullable Instant instant(Metadata metadata, Property property) {
        Date date = metadata.getDate(property);
        return date == null ? null : date.toInstant();
    }

    private static ParseContext context() {
        OfficeParserConfig config = new OfficeParserConfig();
        config.setUseSAXDocxExtractor(true);
        config.setIncludeHeadersAndFooters(false);
        config.setIncludeDeletedContent(false);
        config.setExtractMacros(false);
        ParseContext context = new ParseContext();
        context.set(OfficeParserConfig.class, config);
        context.set(EmbeddedDocumentExtractor.class, new NothingEmbedded());
        return context;
    }

    private static final class NothingEmbedded implements EmbeddedDocumentExtractor {
        @Override
        public boolean shouldParseEmbedded(Metadata metadata) {
            return false;
        }

        @Override
        public void parseEmbedded(InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml) {}
    }
}
