package dev.nightshift.activity.storage.content;

import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Takes XML element by element, by local names, with the text between two tags as one. */
abstract class XmlWalk extends DefaultHandler {
    private final DocumentDraft draft;
    private final StringBuilder text = new StringBuilder();
    private int depth;

    XmlWalk(DocumentDraft draft) {
        this.draft = draft;
    }

    /**
     * Takes a start tag.
     *
     * @param before text between the tag before and this one
     */
    abstract void start(String name, Attributes attributes, String before) throws SAXException;

    /**
     * Takes an end tag.
     *
     * @param before text between the tag before and this one
     */
    abstract void end(String name, String before) throws SAXException;

    final DocumentDraft draft() {
        return draft;
    }

    /** Returns the value of an attribute by its local name, in whatever namespace, or null. */
    static @Nullable String attribute(Attributes attributes, String name) {
        for (int i = 0; i < attributes.getLength(); i++) {
            if (attributes.getLocalName(i).equals(name)) {
                return attributes.getValue(i);
            }
        }
        return null;
    }

    /** Returns the value of an attribute, or "". */
    static String attributeOr(Attributes attributes, String name) {
        String value = attribute(attributes, name);
        return value == null ? "" : value;
    }

    @Override
    public final void startElement(String uri, String name, String qualifiedName, Attributes attributes)
            throws SAXException {
        if (draft.isFull()) {
            throw new XhtmlText.DraftIsFull();
        }
        if (++depth > draft.limits().maxDepth()) {
            throw new SAXException("elements are nested deeper than EXTRACTION_MAX_DEPTH allows: "
                    + draft.limits().maxDepth());
        }
        start(name, attributes, taken());
    }

    @Override
    public final void endElement(String uri, String name, String qualifiedName) throws SAXException {
        depth--;
        end(name, taken());
    }

    @Override
    public final void characters(char[] buffer, int start, int length) {
        int room = draft.limits().maxCharacters() - text.length();
        text.append(buffer, start, Math.min(length, Math.max(0, room)));
    }

    private String taken() {
        String before = text.toString();
        text.setLength(0);
        return before;
    }
}
