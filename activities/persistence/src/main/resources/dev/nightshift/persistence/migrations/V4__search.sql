-- The search functions run as the owner, because row-level security keeps operators such as @@ out
-- of index scans. So each names the tenant itself, and takes it from the transaction alone.

-- The vectors nearest to a query of length 1: candidates by the distance of their bits, then exact.
CREATE FUNCTION search_nearest(space integer, query real[], k integer, in_document text DEFAULT NULL)
RETURNS TABLE (chunk_id bigint, score double precision)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = nightshift, pg_temp
SET jit = off
-- Candidates are looked up by key, one by one, whatever the statistics say.
SET enable_hashjoin = off
SET enable_mergejoin = off
AS $$
BEGIN
    -- Products in float8: two small reals underflow.
    RETURN QUERY EXECUTE format(
        'WITH candidate AS MATERIALIZED (
            SELECT s.chunk_id FROM serving_%1$s s
            WHERE s.tenant = $1 AND ($4 IS NULL OR EXISTS (
                SELECT FROM chunk c JOIN document d ON d.tenant = c.tenant AND d.serving_generation = c.generation
                WHERE c.tenant = $1 AND c.chunk_id = s.chunk_id AND d.document_id = $4))
            ORDER BY bit_count(s.bits # $5) LIMIT greatest(200, 20 * $3))
        SELECT c.chunk_id, (SELECT sum(a::float8 * b::float8) FROM unnest(v.components, $2) AS pair (a, b)) AS score
        FROM candidate JOIN chunk c ON c.tenant = $1 AND c.chunk_id = candidate.chunk_id
        JOIN vector_%1$s v ON v.tenant = $1 AND v.input_hash = c.input_hash
        ORDER BY score DESC, c.chunk_id LIMIT $3',
        space)
    USING current_setting('nightshift.tenant', true), query, least(greatest(k, 0), 1000), in_document,
        sign_bits(query);
END
$$;

-- The passages that hold any of the words.
CREATE FUNCTION search_matching(words tsquery, k integer, in_document text DEFAULT NULL)
RETURNS TABLE (chunk_id bigint, score double precision)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = nightshift, pg_temp
SET jit = off
AS $$
BEGIN
    -- EXECUTE: each query is planned for its own words. Materialised: words first, through their index.
    RETURN QUERY EXECUTE
        'WITH found AS MATERIALIZED (
            SELECT c.chunk_id, c.generation, ts_rank(c.tsv, $2)::float8 AS score FROM chunk c
            WHERE c.tenant = $1 AND ARRAY[c.tenant] @> ARRAY[$1] AND c.tsv @@ $2)
        SELECT f.chunk_id, f.score
        FROM found f JOIN document d ON d.tenant = $1 AND d.serving_generation = f.generation
        WHERE $4 IS NULL OR d.document_id = $4
        ORDER BY f.score DESC, f.chunk_id LIMIT $3'
    USING current_setting('nightshift.tenant', true) COLLATE "C", words, least(greatest(k, 0), 1000), in_document;
END
$$;

-- The configuration for the words of a language, an ISO 639-1 code; "simple" where there is none.
CREATE FUNCTION text_config(language text) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT coalesce(min(cfgname::text), 'simple') FROM pg_catalog.pg_ts_config
    WHERE cfgnamespace = 'pg_catalog'::regnamespace AND cfgname = CASE language
        WHEN 'ar' THEN 'arabic' WHEN 'ca' THEN 'catalan' WHEN 'da' THEN 'danish' WHEN 'de' THEN 'german'
        WHEN 'el' THEN 'greek' WHEN 'en' THEN 'english' WHEN 'es' THEN 'spanish' WHEN 'et' THEN 'estonian'
        WHEN 'eu' THEN 'basque' WHEN 'fi' THEN 'finnish' WHEN 'fr' THEN 'french' WHEN 'ga' THEN 'irish'
        WHEN 'hi' THEN 'hindi' WHEN 'hu' THEN 'hungarian' WHEN 'hy' THEN 'armenian' WHEN 'id' THEN 'indonesian'
        WHEN 'it' THEN 'italian' WHEN 'lt' THEN 'lithuanian' WHEN 'ne' THEN 'nepali' WHEN 'nb' THEN 'norwegian'
        WHEN 'nl' THEN 'dutch' WHEN 'nn' THEN 'norwegian' WHEN 'no' THEN 'norwegian' WHEN 'pt' THEN 'portuguese'
        WHEN 'ro' THEN 'romanian' WHEN 'ru' THEN 'russian' WHEN 'sr' THEN 'serbian' WHEN 'sv' THEN 'swedish'
        WHEN 'ta' THEN 'tamil' WHEN 'tr' THEN 'turkish' WHEN 'yi' THEN 'yiddish' END
$$;

CREATE FUNCTION passage_words(config text, heading_path text[], content text) RETURNS tsvector
LANGUAGE sql STABLE AS $$
    SELECT setweight(to_tsvector(config::regconfig, array_to_string(heading_path, ' ')), 'A')
        || setweight(to_tsvector(config::regconfig, content), 'D')
$$;

-- Any of the words of a query, stemmed for each language of the tenant. All of them would be too
-- much to ask: no passage holds every word of a question.
CREATE FUNCTION query_words(query text) RETURNS tsquery LANGUAGE sql STABLE
SET search_path = nightshift, pg_temp
AS $$
    WITH RECURSIVE config (name) AS (
        (SELECT min(text_config) FROM generation WHERE tenant = current_setting('nightshift.tenant', true))
        UNION ALL
        SELECT (SELECT min(text_config) FROM generation
                WHERE tenant = current_setting('nightshift.tenant', true) AND text_config > config.name)
        FROM config WHERE config.name IS NOT NULL)
    SELECT coalesce(string_agg(
        DISTINCT '''' || replace(replace(word.lexeme, '\', '\\'), '''', '''''') || '''', ' | '), '')::tsquery
    FROM config, unnest(to_tsvector(config.name::regconfig, query)) AS word
    WHERE config.name IS NOT NULL
$$;
