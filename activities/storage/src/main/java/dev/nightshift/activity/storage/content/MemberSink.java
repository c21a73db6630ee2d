package dev.nightshift.activity.storage.content;

import dev.nightshift.contract.FailureType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the members of a container, in their order, those of a container in it directly after it. */
public interface MemberSink {
    /**
     * Takes a member that was read.
     *
     * @param path names from the container inwards, at least one
     * @param modified when it was last changed, by the container's word, or null
     * @return whether to go on
     */
    boolean read(List<String> path, ExtractedDocument document, long sizeBytes, @Nullable Instant modified);

    /**
     * Takes a member that cannot be read.
     *
     * @param message tells a person why
     * @return whether to go on
     */
    boolean unread(List<String> path, FailureType reason, String message);
}
