package dev.nightshift.persistence;

import dev.nightshift.contract.storage.DocumentId;
import dev.nightshift.contract.storage.RemovalReceipt;
import dev.nightshift.contract.storage.RemoveDocument;
import dev.nightshift.contract.storage.ScanRef;
import dev.nightshift.contract.storage.VanishedCounts;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The documents of the index that a listing misses. */
public final class VanishedRepository {
    private final Database database;

    public VanishedRepository(Database database) {
        this.database = database;
    }

    /**
     * Notes the documents under the root of the listing that are not listed and that nobody has begun to read
     * since it began. A repeat adds what has become such a document since.
     */
    public void collect(ScanRef scan) {
        database.useTenant(scan.tenant(), handle -> {
            String root = handle.createQuery("SELECT root FROM corpus_scan WHERE tenant = :tenant AND scan = :scan")
                    .bindMap(key(scan))
                    .mapTo(String.class)
                    .one();
            prefix(root).ifPresent(prefix -> collect(handle, scan, prefix));
        });
    }

    /** Returns up to {@code limit} documents whose fate is not known yet. */
    public List<VanishedDocument> pending(ScanRef scan, int limit) {
        return database.inTenant(
                scan.tenant(),
                handle -> handle.createQuery("""
                SELECT listed, source FROM corpus_vanished
                WHERE tenant = :tenant AND scan = :scan AND fate IS NULL ORDER BY listed LIMIT :limit
                """)
                        .bindMap(key(scan))
                        .bind("limit", limit)
                        .map((row, context) -> new VanishedDocument(
                                new DocumentId(row.getString("listed")), URI.create(row.getString("source"))))
                        .list());
    }

    /**
     * Removes a document as {@link RemovalRepository#remove} does, unless somebody has begun to read it since the
     * listing began. Empty if so, or if it is gone already.
     */
    public Optional<RemovalReceipt> remove(ScanRef scan, VanishedDocument document) {
        RemoveDocument command =
                new RemoveDocument(scan.tenant(), document.source(), scan.scan() + "/" + document.document());
        return database.inTenant(scan.tenant(), handle -> new Removing(handle, command).remove(ticket(handle, scan)));
    }

    public void settle(ScanRef scan, VanishedDocument document, VanishedFate fate) {
        database.useTenant(
                scan.tenant(),
                handle -> handle.createUpdate("""
                UPDATE corpus_vanished SET fate = :fate
                WHERE tenant = :tenant AND scan = :scan AND listed = :document AND fate IS NULL
                """)
                        .bindMap(key(scan))
                        .bind("document", document.document().value())
                        .bind("fate", fate.name())
                        .execute());
    }

    /** Tells whether the listing has no gaps and is not empty, as that of a disk that is not there would be. */
    public boolean isWhole(ScanRef scan) {
        return database.inTenant(
                scan.tenant(),
                handle -> handle.createQuery("""
                SELECT NOT gaps AND found + skipped > 0 FROM corpus_scan WHERE tenant = :tenant AND scan = :scan
                """)
                        .bindMap(key(scan))
                        .mapTo(Boolean.class)
                        .one());
    }

    /** Counts the documents whose fate is known. */
    public VanishedCounts counts(ScanRef scan) {
        return database.inTenant(
                scan.tenant(),
                handle -> handle.createQuery("""
                SELECT count(*) FILTER (WHERE fate IN ('KEPT', 'REMOVED')) AS gone,
                    count(*) FILTER (WHERE fate IN ('KEPT', 'REMOVED') AND moved) AS moved,
                    count(*) FILTER (WHERE fate = 'REMOVED') AS removed
                FROM corpus_vanished WHERE tenant = :tenant AND scan = :scan
                """)
                        .bindMap(key(scan))
                        .map((row, context) -> new VanishedCounts(
                                row.getInt("gone"), row.getInt("moved"), row.getInt("removed"), false))
                        .one());
    }

    private static void collect(Handle handle, ScanRef scan, String prefix) {
        handle.createUpdate("""
                WITH new_content AS (
                    SELECT g.sha256 FROM corpus_item i
                    JOIN document d ON d.tenant = i.tenant AND d.document_id = i.listed
                    JOIN generation g ON g.tenant = d.tenant AND g.generation = d.serving_generation
                    WHERE i.tenant = :tenant AND i.scan = :scan AND i.outcome = 'INDEXED')
                INSERT INTO corpus_vanished (tenant, scan, listed, source, moved)
                SELECT d.tenant, s.scan, d.document_id, d.source,
                    coalesce(g.sha256 IN (SELECT sha256 FROM new_content), false)
                FROM corpus_scan s
                JOIN document d ON d.tenant = s.tenant AND d.last_ticket < s.ticket
                    AND d.source >= :prefix AND d.source < :end
                LEFT JOIN generation g ON g.tenant = d.tenant AND g.generation = d.serving_generation
                WHERE s.tenant = :tenant AND s.scan = :scan AND NOT EXISTS (
                    SELECT FROM corpus_item i
                    WHERE i.tenant = :tenant AND i.scan = :scan AND i.listed = d.document_id)
                ON CONFLICT (tenant, scan, listed) DO NOTHING
                """)
                .bindMap(key(scan))
                .bind("prefix", prefix)
                // The character after a slash: all that starts with the prefix comes before it.
                .bind("end", prefix.substring(0, prefix.length() - 1) + "0")
                .execute();
    }

    /** Empty if nothing can lie under the root, because it is a single object. */
    private static Optional<String> prefix(String root) {
        if (root.endsWith("/")) {
            return Optional.of(root);
        }
        return root.startsWith("file:") ? Optional.of(root + "/") : Optional.empty();
    }

    private static long ticket(Handle handle, ScanRef scan) {
        return handle.createQuery("SELECT ticket FROM corpus_scan WHERE tenant = :tenant AND scan = :scan")
                .bindMap(key(scan))
                .mapTo(Long.class)
                .one();
    }

    private static Map<String, String> key(ScanRef scan) {
        return Map.of("tenant", scan.tenant().value(), "scan", scan.scan());
    }
}
