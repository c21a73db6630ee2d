package dev.nightshift.activity.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.nightshift.activity.storage.content.DocumentMetadata;
import dev.nightshift.activity.storage.content.ExtractedDocument;
import java.net.URI;
import java.util.List;

/**
 * What the later stages need of a document beside its text. It travels between the stages as JSON in the
 * generation's row, so that each may run in another process.
 */
record Structure(
        URI source,
        DocumentMetadata metadata,
        List<ExtractedDocument.Heading> headings,
        List<ExtractedDocument.PageStart> pages,
        List<ExtractedDocument.Link> links,
        List<ExtractedDocument.Table> tables,
        List<ExtractedDocument.TimeStart> times) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    static Structure of(URI source, ExtractedDocument document) {
        return new Structure(
                source,
                document.metadata(),
                document.headings(),
                document.pages(),
                document.links(),
                document.tables(),
                document.times());
    }

    static Structure parse(String json) {
        try {
            return JSON.readValue(json, Structure.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a generation's row holds no structure", e);
        }
    }

    String toJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write a structure", e);
        }
    }

    ExtractedDocument with(String text) {
        return new ExtractedDocument(text, metadata, headings, pages, links, tables, times);
    }
}
