package dev.nightshift.activity.storage.source;

import dev.nightshift.contract.WorkException;
import java.net.URI;

/** Reads sources of one kind. Safe for use by several threads at once. */
public interface SourceReader {
    /**
     * Lets a source through that may be read now. Reads nothing of it.
     *
     * @throws WorkException INVALID_INPUT, NOT_AUTHORIZED, NOT_FOUND or UNAVAILABLE, as {@link #read} does
     */
    void admit(URI source);

    /**
     * Copies a source as it is now. Takes as long as reading its bytes twice. The caller closes the
     * snapshot.
     *
     * @throws WorkException INVALID_INPUT if {@code source} names no document of this kind,
     *     NOT_AUTHORIZED if it may not be read, NOT_FOUND if it does not exist, UNSUPPORTED_CONTENT if it
     *     is too large, UNAVAILABLE if it changes all the time or cannot be read now, OUT_OF_CAPACITY if
     *     there is no room for the copy
     */
    SourceSnapshot read(URI source);
}
