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
import org.jspecify.annotations.Nullable;

/**
 * What the later stages need of a part of a document beside its text. It travels between the stages as JSON
 * in the part's row, so that each may run in another process.
 *
 * @param base what relative links lead on from, or null if they lead nowhere, as in a member of an archive
 */
record Structure(
        @Nullable URI base,
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

    static Structure of(@Nullable URI base, ExtractedDocument document) {
        return new Structure(
                base,
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
            throw new IllegalStateException("a part's row holds no structure", e);
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
