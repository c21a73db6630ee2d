package dev.nightshift.persistence;

import static java.util.Objects.requireNonNull;

import dev.nightshift.contract.TenantId;
import dev.nightshift.contract.storage.ScanRef;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to list a folder. A later attempt of the same name starts over and shuts this one out.
 *
 * @param attempt number of the attempt; greater than that of every attempt before it
 * @param done the listing if an earlier attempt completed it, or null
 */
public record ScanAttempt(
        TenantId tenant,
        String scan,
        long attempt,
        @Nullable ScanRef done) {
    public ScanAttempt {
        requireNonNull(tenant, "tenant");
        requireNonNull(scan, "scan");
    }

    /** Returns the listing if there is nothing left to list. */
    public Optional<ScanRef> completed() {
        return Optional.ofNullable(done);
    }
}
