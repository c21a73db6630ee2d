package dev.nightshift.activity.storage.content;

import org.xml.sax.Attributes;

/** Takes title, authors, dates and language from the element names that Office, OpenDocument and EPUB share. */
final class DublinCore extends XmlWalk {
    DublinCore(DocumentDraft draft) {
        super(draft);
    }

    @Override
    void start(String name, Attributes attributes, String before) {}

    @Override
    void end(String name, String before) {
        take(name, before, draft().metadata());
    }

    static void take(String name, String value, DraftMetadata metadata) {
        switch (name) {
            case "title" -> metadata.title(value);
            case "creator", "initial-creator" -> metadata.authors(value);
            case "created", "creation-date", "date" -> Dates.parse(value).ifPresent(metadata::created);
            case "modified" -> Dates.parse(value).ifPresent(metadata::modified);
            default -> {}
        }
    }
}
