package dev.nightshift.activity.storage.content;

import java.io.IOException;
import java.nio.file.Path;

/** Reads one format. Runs in a child process, one document at a time. */
interface ContentParser {
    /**
     * Reads a file into {@code draft}. Stops early once the draft is full.
     *
     * @throws BrokenContentException if the content is not what it should be; the message tells a
     *     person why
     * @throws IOException if the content is broken in a way that only the library can word
     */
    void parse(Path file, DocumentDraft draft) throws IOException, BrokenContentException;
}
