package dev.nightshift.activity.storage;

import dev.nightshift.activity.storage.content.DocumentExtractor;
import dev.nightshift.activity.storage.content.DocumentMetadata;
import dev.nightshift.activity.storage.content.ExtractedDocument;
import dev.nightshift.activity.storage.content.MemberSink;
import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.WorkException;
import dev.nightshift.contract.storage.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Extracts without parser processes: a line that begins with {@code #} is a heading, {@code <x>} a link
 * to x. {@code BROKEN} cannot be read, {@code BUG} meets a bug, {@code BUSY} finds no parser, and {@code
 * GERMAN} is German.
 */
final class LineExtractor implements DocumentExtractor {
    private static final Pattern HEADING = Pattern.compile("(?m)^# (.*)$");
    private static final Pattern LINK = Pattern.compile("<(.*?)>");

    String version = "lines-1";

    @Override
    public ExtractedDocument extract(Path file, String fileName) {
        String text = read(file);
        if (text.startsWith("BROKEN")) {
            throw new WorkException(FailureType.UNSUPPORTED_CONTENT, "the file is broken");
        }
        if (text.startsWith("BUSY")) {
            throw new WorkException(FailureType.OUT_OF_CAPACITY, "no parser process could be had");
        }
        if (text.startsWith("BUG")) {
            throw new IllegalStateException("a bug");
        }
        List<ExtractedDocument.Heading> headings = new ArrayList<>();
        Matcher heading = HEADING.matcher(text);
        while (heading.find()) {
            headings.add(
                    new ExtractedDocument.Heading(1, heading.group(1), new Span(heading.start(1), heading.end(1))));
        }
        List<ExtractedDocument.Link> links = new ArrayList<>();
        Matcher link = LINK.matcher(text);
        while (link.find()) {
            links.add(new ExtractedDocument.Link(link.group(1), new Span(link.start(), link.end())));
        }
        String language = text.startsWith("GERMAN") ? "de" : "en";
        DocumentMetadata metadata =
                new DocumentMetadata(fileName, List.of(), null, null, language, "text/plain", false);
        return new ExtractedDocument(text, metadata, headings, List.of(), links);
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public boolean isContainer(String fileName) {
        return false;
    }

    @Override
    public void extractMembers(Path file, String fileName, MemberSink sink) {
        throw new UnsupportedOperationException("no file is a container");
    }

    @Override
    public boolean supports(String fileName) {
        return fileName.endsWith(".txt");
    }

    @Override
    public void close() {}

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
