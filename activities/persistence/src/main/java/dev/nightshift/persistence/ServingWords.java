package dev.nightshift.persistence;

import dev.nightshift.contract.TenantId;
import dev.nightshift.contract.storage.DocumentId;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * What the search by words sees of one document, and how that changes the counts that it ranks by: in how
 * many passages a word stands, and how many and how long the passages are. The caller holds the document's lock.
 *
 * <p>The counts are changed at the end of the transaction, after every other lock is taken: from then on no
 * other document of the same share can change them.
 */
final class ServingWords {
    /** Few enough to add up for each word of a query, and many for workers that publish at once. */
    private static final int SHARES = 16;

    private final Handle handle;
    private final TenantId tenant;
    private final int share;
    private final Map<String, Integer> words = new TreeMap<>();
    private final Map<String, Integer> passages = new TreeMap<>();
    private final Map<String, Long> lengths = new TreeMap<>();

    ServingWords(Handle handle, TenantId tenant, DocumentId document) {
        this.handle = handle;
        this.tenant = tenant;
        this.share = Math.floorMod(document.value().hashCode(), SHARES);
    }

    /** Lets the search by words find a generation. A repeat changes nothing. */
    void serve(String generation) {
        note(1, handle.createQuery("""
                WITH changed AS (
                    INSERT INTO serving_words (tenant, chunk_id, generation, text_config, length, words)
                    SELECT c.tenant, c.chunk_id, c.generation, p.text_config, passage_length(w.words), w.words
                    FROM chunk c
                    JOIN part p ON p.tenant = c.tenant AND p.generation = c.generation AND p.part = c.part,
                        passage_words(p.text_config, c.heading_path, c.context || chr(10) || c.content) AS w (words)
                    WHERE c.tenant = :tenant AND c.generation = :generation
                    ON CONFLICT (tenant, chunk_id) DO NOTHING
                    RETURNING text_config, length, words)
                <summary>
                """).bind("generation", generation));
    }

    /** Hides generations from the search by words, and returns how many passages that took out. */
    int stop(Collection<String> generations) {
        return note(-1, handle.createQuery("""
                WITH changed AS (
                    DELETE FROM serving_words WHERE tenant = :tenant AND generation = ANY(:generations)
                    RETURNING text_config, length, words)
                <summary>
                """).bindArray("generations", String.class, generations));
    }

    /**
     * Brings the counts in line with what began and stopped serving since.
     *
     * @return how many rows of the counts that deleted, by table
     */
    Map<String, Integer> count() {
        words.values().removeIf(change -> change == 0);
        if (!words.isEmpty() || !passages.isEmpty()) {
            lockShare();
        }
        Map<String, Integer> deleted = Map.of("word_count", countWords(), "passage_count", countPassages());
        words.clear();
        passages.clear();
        lengths.clear();
        return deleted;
    }

    private int note(int sign, Query change) {
        return change.define("summary", """
                SELECT NULL AS lexeme, text_config, count(*) AS passages, sum(length) AS length
                FROM changed GROUP BY text_config
                UNION ALL
                SELECT lexeme, NULL, count(*), 0
                FROM changed, unnest(tsvector_to_array(words)) AS lexeme GROUP BY lexeme
                """)
                .bind("tenant", tenant.value())
                .map((row, context) -> note(
                        sign,
                        row.getString("lexeme"),
                        row.getString("text_config"),
                        row.getInt("passages"),
                        row.getLong("length")))
                .collect(Collectors.summingInt(Integer::intValue));
    }

    private int note(int sign, @Nullable String lexeme, String textConfig, int count, long length) {
        if (lexeme != null) {
            words.merge(lexeme, sign * count, Integer::sum);
            return 0;
        }
        passages.merge(textConfig, sign * count, Integer::sum);
        lengths.merge(textConfig, sign * length, Long::sum);
        return count;
    }

    /** Two publications would else wait for each other's words in a ring. */
    private void lockShare() {
        handle.createQuery("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))::text")
                .bind("name", "nightshift counts of " + tenant.value() + " " + share)
                .mapTo(String.class)
                .one();
    }

    private int countWords() {
        return words.isEmpty()
                ? 0
                : deleted(handle.createQuery("""
                WITH change AS MATERIALIZED (
                    SELECT * FROM unnest(:lexemes, :changes) AS entry (lexeme, passages)),
                raised AS (
                    INSERT INTO word_count AS known (tenant, lexeme, share, passages)
                    SELECT :tenant, lexeme, :share, passages FROM change WHERE passages > 0
                    ON CONFLICT (tenant, lexeme, share) DO UPDATE SET passages = known.passages + excluded.passages),
                lowered AS (
                    UPDATE word_count known SET passages = known.passages + change.passages FROM change
                    WHERE known.tenant = :tenant AND known.lexeme = change.lexeme AND known.share = :share
                        AND change.passages < 0 AND known.passages <> -change.passages),
                gone AS (
                    DELETE FROM word_count known USING change
                    WHERE known.tenant = :tenant AND known.lexeme = change.lexeme AND known.share = :share
                        AND known.passages = -change.passages
                    RETURNING true)
                SELECT count(*) FROM gone
                """)
                        .bindArray("lexemes", String.class, words.keySet())
                        .bindArray("changes", Integer.class, words.values()));
    }

    private int countPassages() {
        return passages.isEmpty()
                ? 0
                : deleted(handle.createQuery("""
                WITH change AS MATERIALIZED (
                    SELECT * FROM unnest(:configs, :changes, :lengths) AS entry (text_config, passages, length)),
                raised AS (
                    INSERT INTO passage_count AS known (tenant, text_config, share, passages, length)
                    SELECT :tenant, text_config, :share, passages, length FROM change WHERE passages > 0
                    ON CONFLICT (tenant, text_config, share) DO UPDATE SET
                        passages = known.passages + excluded.passages, length = known.length + excluded.length),
                lowered AS (
                    UPDATE passage_count known SET passages = known.passages + change.passages,
                        length = known.length + change.length FROM change
                    WHERE known.tenant = :tenant AND known.text_config = change.text_config AND known.share = :share
                        AND change.passages <= 0 AND known.passages <> -change.passages),
                gone AS (
                    DELETE FROM passage_count known USING change
                    WHERE known.tenant = :tenant AND known.text_config = change.text_config AND known.share = :share
                        AND known.passages = -change.passages
                    RETURNING true)
                SELECT count(*) FROM gone
                """)
                        .bindArray("configs", String.class, passages.keySet())
                        .bindArray("changes", Integer.class, passages.values())
                        .bindArray("lengths", Long.class, lengths.values()));
    }

    private int deleted(Query change) {
        return change.bind("tenant", tenant.value())
                .bind("share", share)
                .mapTo(Integer.class)
                .one();
    }
}
