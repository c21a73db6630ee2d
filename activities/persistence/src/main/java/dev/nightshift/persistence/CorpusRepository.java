package dev.nightshift.persistence;

import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.TenantId;
import dev.nightshift.contract.WorkException;
import dev.nightshift.contract.storage.CorpusCounts;
import dev.nightshift.contract.storage.DocumentId;
import dev.nightshift.contract.storage.ScanCorpus;
import dev.nightshift.contract.storage.ScanRef;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Listings of folders, and how each listed document ended. */
public final class CorpusRepository {
    private final Database database;

    public CorpusRepository(Database database) {
        this.database = database;
    }

    /** Begins a listing, or begins it again; one that is completed is returned as it is. */
    public ScanAttempt begin(ScanCorpus command) {
        return database.inTenant(command.tenant(), handle -> {
            ScanAttempt attempt = handle.createQuery("""
                    INSERT INTO corpus_scan AS s (tenant, scan, root, attempt, ticket)
                    VALUES (:tenant, :scan, :root, nextval('scan_attempt'), nextval('read_ticket'))
                    ON CONFLICT (tenant, scan) DO UPDATE SET
                        attempt = nextval('scan_attempt'),
                        ticket = CASE WHEN s.completed THEN s.ticket ELSE nextval('read_ticket') END,
                        found = CASE WHEN s.completed THEN s.found ELSE 0 END
                    RETURNING attempt, completed, found, skipped
                    """)
                    .bind("tenant", command.tenant().value())
                    .bind("scan", command.scan())
                    .bind("root", command.root().toString())
                    .map((row, context) -> new ScanAttempt(
                            command.tenant(),
                            command.scan(),
                            row.getLong("attempt"),
                            row.getBoolean("completed")
                                    ? new ScanRef(
                                            command.tenant(),
                                            command.scan(),
                                            row.getInt("found"),
                                            row.getInt("skipped"))
                                    : null))
                    .one();
            if (attempt.completed().isEmpty()) {
                deleteItems(handle, command.tenant(), command.scan());
            }
            return attempt;
        });
    }

    /**
     * Appends documents to the listing.
     *
     * @throws dev.nightshift.contract.WorkException UNAVAILABLE if a later attempt has begun
     */
    public void addItems(ScanAttempt attempt, List<ListedDocument> documents) {
        database.useTenant(attempt.tenant(), handle -> {
            int first = numberOfNext(handle, attempt);
            PreparedBatch batch = handle.prepareBatch("""
                    INSERT INTO corpus_item (tenant, scan, number, source, listed, version)
                    VALUES (:tenant, :scan, :number, :source, :listed, :version)
                    """);
            for (int i = 0; i < documents.size(); i++) {
                ListedDocument document = documents.get(i);
                batch.bindMap(key(attempt.tenant(), attempt.scan()))
                        .bind("number", first + i)
                        .bind("source", document.source().toString())
                        .bind(
                                "listed",
                                DocumentId.of(attempt.tenant(), document.source())
                                        .value())
                        .bind("version", StorableText.ofNullable(document.version()))
                        .add();
            }
            batch.execute();
            update(handle, attempt, "found = found + :value", documents.size());
        });
    }

    /**
     * Ends the listing; a repeat returns the same.
     *
     * @param skipped files of no type that can be indexed
     * @param gaps true if a part of what should be listed could not be read
     * @throws dev.nightshift.contract.WorkException UNAVAILABLE if a later attempt has begun
     */
    public ScanRef complete(ScanAttempt attempt, int skipped, boolean gaps) {
        return database.inTenant(attempt.tenant(), handle -> {
            int found = numberOfNext(handle, attempt);
            update(handle, attempt, "completed = true, gaps = " + gaps + ", skipped = :value", skipped);
            return new ScanRef(attempt.tenant(), attempt.scan(), found, skipped);
        });
    }

    /**
     * Returns documents in the order of their numbers.
     *
     * @param to number after the last document
     * @param pendingOnly true to leave out documents that are done
     */
    public List<CorpusItem> items(ScanRef scan, int from, int to, boolean pendingOnly) {
        return database.inTenant(
                scan.tenant(),
                handle -> handle.createQuery("""
                SELECT number, source FROM corpus_item
                WHERE tenant = :tenant AND scan = :scan AND number >= :from AND number < :to
                    AND (outcome IS NULL OR NOT :pendingOnly)
                ORDER BY number
                """)
                        .bindMap(key(scan.tenant(), scan.scan()))
                        .bind("from", from)
                        .bind("to", to)
                        .bind("pendingOnly", pendingOnly)
                        .map((row, context) ->
                                new CorpusItem(row.getInt("number"), URI.create(row.getString("source"))))
                        .list());
    }

    /**
     * Marks the documents from {@code from} to before {@code to} that need no read: their serving version was made
     * by {@code pipelineVersion} from the very state in which their source was listed.
     *
     * @return how many
     */
    public int markUnchanged(ScanRef scan, int from, int to, String pipelineVersion) {
        return database.inTenant(scan.tenant(), handle -> UnchangedItems.mark(handle, scan, from, to, pipelineVersion));
    }

    /** Records how a document ended. The first word stands, so that a repeat counts nothing twice. */
    public void markDone(ScanRef scan, int number, ItemOutcome outcome, int chunks, int embedded) {
        database.useTenant(
                scan.tenant(),
                handle -> handle.createUpdate("""
                UPDATE corpus_item SET outcome = :outcome, chunks = :chunks, embedded = :embedded
                WHERE tenant = :tenant AND scan = :scan AND number = :number AND outcome IS NULL
                """)
                        .bindMap(key(scan.tenant(), scan.scan()))
                        .bind("number", number)
                        .bind("outcome", outcome.name())
                        .bind("chunks", chunks)
                        .bind("embedded", embedded)
                        .execute());
    }

    /** Records that an attempt at a document failed, and returns all its failures so far. */
    public ItemFailures recordFailure(ScanRef scan, int number) {
        return database.inTenant(
                scan.tenant(),
                handle -> handle.createQuery("""
                UPDATE corpus_item SET failures = failures + 1, failing_since = coalesce(failing_since, now())
                WHERE tenant = :tenant AND scan = :scan AND number = :number
                RETURNING failures, extract(epoch FROM now() - failing_since)::bigint AS seconds
                """)
                        .bindMap(key(scan.tenant(), scan.scan()))
                        .bind("number", number)
                        .map((row, context) ->
                                new ItemFailures(row.getInt("failures"), Duration.ofSeconds(row.getLong("seconds"))))
                        .one());
    }

    /** Counts the documents from {@code from} to before {@code to} that are done. */
    public CorpusCounts counts(ScanRef scan, int from, int to) {
        return database.inTenant(
                scan.tenant(),
                handle -> handle.createQuery("""
                SELECT count(*) FILTER (WHERE outcome = 'INDEXED') AS indexed,
                    count(*) FILTER (WHERE outcome = 'UNCHANGED') AS unchanged,
                    count(*) FILTER (WHERE outcome = 'DEAD_LETTERED') AS dead_lettered,
                    count(*) FILTER (WHERE outcome = 'SUPERSEDED') AS superseded,
                    count(*) FILTER (WHERE outcome = 'REMOVED') AS removed,
                    coalesce(sum(chunks), 0) AS chunks, coalesce(sum(embedded), 0) AS embedded
                FROM corpus_item
                WHERE tenant = :tenant AND scan = :scan AND number >= :from AND number < :to
                """)
                        .bindMap(key(scan.tenant(), scan.scan()))
                        .bind("from", from)
                        .bind("to", to)
                        .map((row, context) -> new CorpusCounts(
                                row.getInt("indexed"),
                                row.getInt("unchanged"),
                                row.getInt("dead_lettered"),
                                row.getInt("superseded"),
                                row.getInt("removed"),
                                row.getInt("chunks"),
                                row.getInt("embedded")))
                        .one());
    }

    public void forget(ScanRef scan) {
        database.useTenant(scan.tenant(), handle -> {
            deleteItems(handle, scan.tenant(), scan.scan());
            handle.createUpdate("DELETE FROM corpus_vanished WHERE tenant = :tenant AND scan = :scan")
                    .bindMap(key(scan.tenant(), scan.scan()))
                    .execute();
            handle.createUpdate("DELETE FROM corpus_scan WHERE tenant = :tenant AND scan = :scan")
                    .bindMap(key(scan.tenant(), scan.scan()))
                    .execute();
        });
    }

    /** Locks the listing, so that an attempt that is shut out can add nothing after this one's look. */
    private static int numberOfNext(Handle handle, ScanAttempt attempt) {
        return handle.createQuery("""
                SELECT found FROM corpus_scan
                WHERE tenant = :tenant AND scan = :scan AND attempt = :attempt FOR NO KEY UPDATE
                """)
                .bindMap(key(attempt.tenant(), attempt.scan()))
                .bind("attempt", attempt.attempt())
                .mapTo(Integer.class)
                .findOne()
                .orElseThrow(() -> new WorkException(
                        FailureType.UNAVAILABLE, "another attempt has begun to list the same folder"));
    }

    private static void update(Handle handle, ScanAttempt attempt, String change, int value) {
        handle.createUpdate("UPDATE corpus_scan SET <change> WHERE tenant = :tenant AND scan = :scan")
                .define("change", change)
                .bindMap(key(attempt.tenant(), attempt.scan()))
                .bind("value", value)
                .execute();
    }

    private static void deleteItems(Handle handle, TenantId tenant, String scan) {
        handle.createUpdate("DELETE FROM corpus_item WHERE tenant = :tenant AND scan = :scan")
                .bindMap(key(tenant, scan))
                .execute();
    }

    private static Map<String, String> key(TenantId tenant, String scan) {
        return Map.of("tenant", tenant.value(), "scan", scan);
    }
}
