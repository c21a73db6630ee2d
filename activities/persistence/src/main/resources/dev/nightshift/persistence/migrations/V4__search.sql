-- What a search by words needs of each passage that serves, and of no other.
CREATE TABLE serving_words (
    tenant text COLLATE "C" NOT NULL,
    chunk_id bigint NOT NULL,
    generation text COLLATE "C" NOT NULL,
    text_config text COLLATE "C" NOT NULL,
    -- Its words, each as often as it stands there.
    length integer NOT NULL,
    words tsvector NOT NULL,
    PRIMARY KEY (tenant, chunk_id),
    FOREIGN KEY (tenant, chunk_id) REFERENCES chunk
);
CREATE INDEX serving_words_generation ON serving_words (tenant, generation);
-- The tenant stands in the index as an array of one, which needs no extension. Without fastupdate, because
-- a search would read the list of pending entries from end to end.
CREATE INDEX serving_words_index ON serving_words USING gin (words, (ARRAY[tenant])) WITH (fastupdate = off);

-- The sums of serving_words, kept by whoever changes it. In parts, one for each share of the documents, so
-- that few publications meet; whoever changes a part holds its advisory lock.
CREATE TABLE word_count (
    tenant text COLLATE "C" NOT NULL,
    lexeme text COLLATE "C" NOT NULL,
    share smallint NOT NULL,
    passages integer NOT NULL CHECK (passages > 0),
    PRIMARY KEY (tenant, lexeme, share)
) WITH (fillfactor = 80);
CREATE TABLE passage_count (
    tenant text COLLATE "C" NOT NULL,
    text_config text COLLATE "C" NOT NULL,
    share smallint NOT NULL,
    passages integer NOT NULL CHECK (passages > 0),
    length bigint NOT NULL CHECK (length >= 0),
    PRIMARY KEY (tenant, text_config, share)
) WITH (fillfactor = 80);

SELECT protect_tenants('serving_words');
SELECT protect_tenants('word_count');
SELECT protect_tenants('passage_count');

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

-- A word of the headings counts as if the passage had it twice.
CREATE FUNCTION passage_words(config text, heading_path text[], content text) RETURNS tsvector
LANGUAGE sql STABLE AS $$
    SELECT heading || heading || to_tsvector(config::regconfig, content)
    FROM to_tsvector(config::regconfig, array_to_string(heading_path, ' ')) AS heading
$$;

CREATE FUNCTION passage_length(words tsvector) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce(sum(cardinality(positions)), 0)::integer FROM unnest(words)
$$;

CREATE FUNCTION lexeme_query(lexeme text) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT ('''' || replace(replace(lexeme, '\', '\\'), '''', '''''') || '''')::tsquery
$$;

-- How often a passage has a word. For a word alone whose places all weigh 1, ts_rank adds up 1/i^2 for its
-- i-th place and divides by pi^2/6, the sum to infinity; what lacks to infinity is 1/(places + 1/2)
-- but for less than rounding hides, up to the 256 places that a tsvector keeps.
CREATE FUNCTION occurrences(words tsvector, word tsquery) RETURNS float8 LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT round(1 / (pi() ^ 2 / 6 * (1 - ts_rank('{1,1,1,1}', words, word)::float8)) - 0.5)
$$;

-- What a search is confined to. A field that is null confines nothing.
CREATE TYPE search_filter AS (document_id text);

-- The search functions run as the owner, because row-level security keeps operators such as @@ out
-- of index scans. So each names the tenant itself, and takes it from the transaction alone. This one tells
-- the generations that pass a filter; null if there is no filter.
CREATE FUNCTION passing(tenant_id text, wanted search_filter) RETURNS text[] LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF wanted IS NULL THEN
        RETURN NULL;
    END IF;
    RETURN ARRAY(
        SELECT d.serving_generation FROM document d
        WHERE d.tenant = tenant_id AND d.serving_generation IS NOT NULL
            AND (wanted.document_id IS NULL OR d.document_id = wanted.document_id));
END
$$;

-- The vectors nearest to a query of length 1: candidates by the distance of their levels, then exact.
CREATE FUNCTION search_nearest(space integer, query real[], k integer, wanted search_filter DEFAULT NULL)
RETURNS TABLE (chunk_id bigint, score double precision)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = nightshift, pg_temp
SET jit = off
-- Candidates are looked up by key, one by one, whatever the statistics say.
SET enable_hashjoin = off
SET enable_mergejoin = off
AS $$
DECLARE
    tenant_id text := current_setting('nightshift.tenant', true);
    generations text[] := passing(tenant_id, wanted);
BEGIN
    -- Products in float8: two small reals underflow.
    RETURN QUERY EXECUTE format(
        'WITH candidate AS MATERIALIZED (
            SELECT s.chunk_id FROM serving_%1$s s WHERE s.tenant = $1 %2$s
            ORDER BY bit_count(s.levels # $5) LIMIT greatest(100, 2 * $3))
        SELECT c.chunk_id, (SELECT sum(a::float8 * b::float8) FROM unnest(v.components, $2) AS pair (a, b)) AS score
        FROM candidate JOIN chunk c ON c.tenant = $1 AND c.chunk_id = candidate.chunk_id
        JOIN vector_%1$s v ON v.tenant = $1 AND v.input_hash = c.input_hash
        ORDER BY score DESC, c.chunk_id LIMIT $3',
        space, CASE WHEN generations IS NOT NULL THEN 'AND s.generation = ANY($4)' END)
    USING tenant_id, query, least(greatest(k, 0), 1000), generations, level_bits(query);
END
$$;

-- The words of a query that the tenant's passages hold, with their forms in each of its languages, the rarest
-- first. A stop word of a language counts as if it stood in all passages of that language.
CREATE FUNCTION query_words(tenant_id text, query text)
RETURNS TABLE (word text, lexemes text[], passages bigint)
LANGUAGE sql STABLE AS $$
    WITH config AS MATERIALIZED (
        SELECT p.text_config AS name, sum(p.passages) AS passages FROM passage_count p
        WHERE p.tenant = tenant_id GROUP BY p.text_config),
    token AS MATERIALIZED (
        SELECT DISTINCT ON (lower(p.token)) p.token AS word FROM ts_parse('default', query) p),
    form AS MATERIALIZED (
        SELECT t.word, found.lexeme, config.passages FROM token t CROSS JOIN config
        LEFT JOIN LATERAL unnest(to_tsvector(config.name::regconfig, t.word)) AS found ON true),
    -- What is written together is a word beside its parts, and has their lexemes as well as its own.
    own AS MATERIALIZED (
        SELECT DISTINCT ON (f.lexeme) f.lexeme, f.word FROM form f WHERE f.lexeme IS NOT NULL
        ORDER BY f.lexeme, length(f.word), f.word),
    held AS (
        SELECT o.word, o.lexeme, sum(c.passages) AS passages FROM own o
        JOIN word_count c ON c.tenant = tenant_id AND c.lexeme = o.lexeme GROUP BY o.word, o.lexeme)
    SELECT h.word, array_agg(h.lexeme ORDER BY h.lexeme), (sum(h.passages) + coalesce((
        SELECT sum(f.passages) FROM form f WHERE f.word = h.word AND f.lexeme IS NULL), 0))::bigint AS passages
    FROM held h GROUP BY h.word ORDER BY passages, h.word
$$;

-- The passages that match a query best by BM25, with the words that each has; all that pass if there is no query.
-- Candidates are the passages that hold one of the rarest words; if they are too few, or must pass a filter,
-- those that hold any word.
CREATE FUNCTION search_matching(query text, k integer, wanted search_filter DEFAULT NULL)
RETURNS TABLE (chunk_id bigint, score double precision, matched text[])
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = nightshift, pg_temp
SET jit = off
AS $$
DECLARE
    k1 CONSTANT float8 := 1.2;
    b CONSTANT float8 := 0.75;
    most_words CONSTANT integer := 32;
    enough CONSTANT integer := 1500;
    tenant_id text := current_setting('nightshift.tenant', true) COLLATE "C";
    generations text[] := passing(tenant_id, wanted);
    most integer := least(greatest(k, 0), 1000);
    all_passages float8;
    mean_length float8;
    spelt text[];
    forms tsquery[];
    rare tsquery;
    every tsquery;
    formula text;
    found_ids bigint[];
    found_scores float8[];
BEGIN
    IF query IS NULL THEN
        RETURN QUERY SELECT s.chunk_id, 0::float8, ARRAY[]::text[] FROM serving_words s
        WHERE s.tenant = tenant_id AND (generations IS NULL OR s.generation = ANY(generations)) LIMIT most;
        RETURN;
    END IF;
    SELECT sum(p.passages), greatest(sum(p.length), 1)::float8 / sum(p.passages) INTO all_passages, mean_length
    FROM passage_count p WHERE p.tenant = tenant_id;

    SELECT array_agg(w.word ORDER BY w.passages, w.word), array_agg(w.form ORDER BY w.passages, w.word),
        string_agg(w.form::text, ' | ') FILTER (WHERE w.before < enough),
        string_agg(format('%s * (1 - norm / (norm + %s))',
            ((k1 + 1) * ln(1 + (all_passages - w.held + 0.5) / (w.held + 0.5)))::text || '::float8', w.often), ' + ')
    INTO spelt, forms, rare, formula
    FROM (
        SELECT q.word, q.passages, least(q.passages, all_passages) AS held,
            coalesce(sum(q.passages) OVER (ORDER BY q.passages, q.word
                ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before,
            (SELECT string_agg(lexeme_query(l)::text, ' | ')::tsquery FROM unnest(q.lexemes) AS l) AS form,
            (SELECT string_agg(format('occurrences(words, %L)', lexeme_query(l)), ' + ')
                FROM unnest(q.lexemes) AS l) AS often
        FROM query_words(tenant_id, query) q ORDER BY q.passages, q.word LIMIT most_words) w;
    IF formula IS NULL THEN
        RETURN;
    END IF;
    every := (SELECT string_agg(form::text, ' | ') FROM unnest(forms) AS form);
    IF generations IS NOT NULL THEN
        rare := every;
    END IF;

    -- EXECUTE: each query is planned for its own words. Materialised: words first, through their index.
    FOR attempt IN 1..2 LOOP
        EXECUTE format(
            'WITH candidate AS MATERIALIZED (
                SELECT s.chunk_id, s.words, $3 * (1 - $4 + $4 * s.length / $5) AS norm FROM serving_words s
                WHERE s.tenant = $1 AND ARRAY[s.tenant] @> ARRAY[$1] AND s.words @@ $2 %s),
            best AS (
                SELECT c.chunk_id, %s AS score FROM candidate c ORDER BY score DESC, c.chunk_id LIMIT $6)
            SELECT array_agg(chunk_id), array_agg(score) FROM best',
            CASE WHEN generations IS NOT NULL THEN 'AND s.generation = ANY($7)' END, formula)
        INTO found_ids, found_scores
        USING tenant_id, rare, k1, b, mean_length, most, generations;
        EXIT WHEN cardinality(found_ids) >= most OR rare = every;
        rare := every;
    END LOOP;

    RETURN QUERY
    SELECT best.chunk_id, best.score,
        ARRAY(SELECT word.spelling FROM unnest(spelt, forms) AS word (spelling, form) WHERE s.words @@ word.form)
    FROM unnest(found_ids, found_scores) AS best (chunk_id, score)
    JOIN serving_words s ON s.tenant = tenant_id AND s.chunk_id = best.chunk_id
    ORDER BY best.score DESC, best.chunk_id;
END
$$;
