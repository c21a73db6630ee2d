package dev.nightshift.activity.storage.content;

import dev.nightshift.contract.WorkException;
import java.nio.file.Path;

/** Reads text and structure out of a file. Safe for use by several threads at once. */
public interface DocumentExtractor extends AutoCloseable {
    /**
     * Extracts a file; of a container, what it says by itself.
     *
     * @param fileName tells the type
     * @throws WorkException UNSUPPORTED_CONTENT if the content is of no known type, broken, too large
     *     or too slow to read; OUT_OF_CAPACITY if no parser process could be had
     */
    ExtractedDocument extract(Path file, String fileName);

    /** Tells by the file name whether {@link #extractMembers} could find any. */
    boolean isContainer(String fileName);

    /**
     * Extracts the members of a container, and those of the containers in it. One that cannot be read costs
     * itself alone; one of a type that nothing reads is passed over.
     *
     * @throws WorkException UNSUPPORTED_CONTENT if the container is broken, or has more members or expands
     *     to more than is allowed; OUT_OF_CAPACITY if no parser process could be had, or no room for the
     *     members
     */
    void extractMembers(Path file, String fileName, MemberSink sink);

    /** Names the version of all that decides the result; another version may give another text. */
    String version();

    /** Tells by the file name whether {@link #extract} could succeed. */
    boolean supports(String fileName);

    @Override
    void close();
}
