package dev.nightshift.activity.storage.source;

import java.net.URI;
import java.util.List;

/**
 * What a scan found.
 *
 * @param found documents handed on
 * @param skipped files of no type that can be indexed; hidden ones are not counted
 * @param unreadable files and folders that are closed to this process
 * @param unreadableSample the first 100 of them
 */
public record SourceListing(long found, long skipped, long unreadable, List<URI> unreadableSample) {
    public SourceListing {
        unreadableSample = List.copyOf(unreadableSample);
    }
}
