package dev.nightshift.activity.storage.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/** Reads XML that may be meant to harm: nothing is loaded from elsewhere, and entities expand to little. */
final class SafeXml {
    private static final String FEATURES = "http://xml.org/sax/features/";
    private static final String APACHE = "http://apache.org/xml/features/";

    private SafeXml() {}

    /**
     * Reads a part of an Office document or an e-book. A full draft ends it early.
     *
     * @throws BrokenContentException if it is no XML, or defines entities
     */
    static void parsePart(InputStream in, XmlWalk walk) throws IOException, BrokenContentException {
        parse(in, walk, true);
    }

    /**
     * Reads an XML document of any kind. A full draft ends it early.
     *
     * @throws BrokenContentException if it is no XML, is nested too deeply, or its entities expand to too much
     */
    static void parse(InputStream in, XmlWalk walk) throws IOException, BrokenContentException {
        parse(in, walk, false);
    }

    private static void parse(InputStream in, XmlWalk walk, boolean refuseTypes)
            throws IOException, BrokenContentException {
        try (in) {
            XMLReader reader = reader(refuseTypes);
            reader.setContentHandler(walk);
            reader.setErrorHandler(walk);
            // An external entity is empty.
            reader.setEntityResolver((publicId, systemId) -> new InputSource(new StringReader("")));
            reader.parse(new InputSource(in));
        } catch (XhtmlText.DraftIsFull e) {
            walk.draft().markCut();
        } catch (SAXException | ParserConfigurationException e) {
            throw new BrokenContentException("is broken: " + Reason.of(e), e);
        }
    }

    private static XMLReader reader(boolean refuseTypes) throws SAXException, ParserConfigurationException {
        SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature(FEATURES + "external-general-entities", false);
        factory.setFeature(FEATURES + "external-parameter-entities", false);
        factory.setFeature(APACHE + "nonvalidating/load-external-dtd", false);
        factory.setFeature(APACHE + "disallow-doctype-decl", refuseTypes);
        return factory.newSAXParser().getXMLReader();
    }
}
