package dev.nightshift.contract.search;

import static java.util.Objects.requireNonNull;

import dev.nightshift.contract.Allowed;
import dev.nightshift.contract.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Asks a tenant's index.
 *
 * @param tenant whose index is asked
 * @param query a question or keywords, 1 to 1,000 Unicode code points, not all blank
 * @param limit most hits to return, 1 to 50; 10 if absent
 */
public record SearchRequest(
        TenantId tenant,

        @Allowed(min = 1, max = SearchRequest.MAX_QUERY, pattern = "\\S")
        String query,

        @Allowed(min = 1, max = SearchRequest.MAX_LIMIT) @Nullable
        Integer limit) {
    private static final int MAX_QUERY = 1_000;
    private static final int MAX_LIMIT = 50;
    private static final int DEFAULT_LIMIT = 10;

    public SearchRequest {
        requireNonNull(tenant, "tenant");
        requireNonNull(query, "query");
        if (query.isBlank()) {
            throw new IllegalArgumentException("query must have a word but is blank");
        }
        int length = query.codePointCount(0, query.length());
        if (length > MAX_QUERY) {
            throw new IllegalArgumentException(
                    "query must have at most " + MAX_QUERY + " characters but has " + length);
        }
        limit = limit == null ? DEFAULT_LIMIT : limit;
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit must be 1 to " + MAX_LIMIT + " but is " + limit);
        }
    }
}
