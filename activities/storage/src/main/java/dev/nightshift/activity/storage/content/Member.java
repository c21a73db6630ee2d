package dev.nightshift.activity.storage.content;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A member of a container, as it was taken out of it. */
sealed interface Member {
    /** Returns its name in the container, such as {@code letters/may.pdf}; never blank. */
    String name();

    /**
     * A member in a file of its own.
     *
     * @param modified when it was last changed, by the container's word, or null
     */
    record Unpacked(String name, Path file, @Nullable Instant modified) implements Member {
        public Unpacked {
            requireNonNull(name, "name");
            requireNonNull(file, "file");
        }
    }

    /** A member that cannot be taken out; {@code reason} continues "the member ...". */
    record Refused(String name, String reason) implements Member {
        public Refused {
            requireNonNull(name, "name");
            requireNonNull(reason, "reason");
        }
    }
}
