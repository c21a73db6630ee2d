package dev.nightshift.activity.storage.content;

import dev.nightshift.activity.storage.source.SourceSnapshot;
import dev.nightshift.contract.WorkException;

/** Reads text and structure out of a file. Safe for use by several threads at once. */
public interface DocumentExtractor extends AutoCloseable {
    /**
     * Extracts a snapshot.
     *
     * @throws WorkException UNSUPPORTED_CONTENT if the content is of no known type, broken, too large
     *     or too slow to read; OUT_OF_CAPACITY if no parser process could be had
     */
    ExtractedDocument extract(SourceSnapshot snapshot);

    /** Names the version of all that decides the result; another version may give another text. */
    String version();

    /** Tells by the file name whether {@link #extract} could succeed. */
    boolean supports(String fileName);

    @Override
    void close();
}
