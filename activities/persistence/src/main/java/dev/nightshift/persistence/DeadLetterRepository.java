package dev.nightshift.persistence;

import dev.nightshift.contract.TenantId;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Documents whose newest content could not be indexed. To retry one, index its source again. */
public final class DeadLetterRepository {
    public DeadLetterRepository(Database database) {}

    /**
     * Lists dead letters in the order of their sources.
     *
     * @param limit most to return, 1 to 1,000
     * @param after source of the last dead letter of the page before, or null to begin
     */
    public List<DeadLetter> list(TenantId tenant, int limit, @Nullable URI after) {
        throw new UnsupportedOperationException("under construction");
    }

    public int count(TenantId tenant) {
        throw new UnsupportedOperationException("under construction");
    }
}
