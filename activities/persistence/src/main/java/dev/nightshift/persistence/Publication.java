package dev.nightshift.persistence;

import static java.util.Objects.requireNonNull;

/**
 * How the publishing of a version ended. All counts are 0 unless it was written.
 *
 * @param chunks passages of the version
 * @param edges edges of the version
 * @param embedded passages whose vector was first stored for this version
 * @param reused passages whose vector was there already
 * @param members members of the source that were read
 * @param unread members of the source that could not be read
 * @param vectorised true if all passages have vectors; false if only full text finds some
 */
public record Publication(
        WriteResult result,
        int chunks,
        int edges,
        int embedded,
        int reused,
        int members,
        int unread,
        boolean vectorised) {
    public Publication {
        requireNonNull(result, "result");
    }

    static Publication refused(WriteResult result) {
        return new Publication(result, 0, 0, 0, 0, 0, 0, false);
    }
}
