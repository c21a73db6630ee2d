CREATE TABLE embedding_space (
    space_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    model text NOT NULL,
    version text NOT NULL,
    dimension integer NOT NULL CHECK (dimension BETWEEN 1 AND 4096),
    UNIQUE (model, version, dimension)
);

-- Five bits for each component of a vector of length 1: as many ones as it passes of five thresholds, given
-- in units of the root mean square of all components. The number of bits in which two codes differ
-- is then the sum of the differences of their levels, which ranks almost as the angle does.
CREATE FUNCTION level_bits(components real[]) RETURNS varbit LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT string_agg(substr('1111100000', 6 - width_bucket(
        component * sqrt(cardinality(components)), ARRAY[-1.1, -0.5, 0, 0.5, 1.1]::float8[]), 5), '' ORDER BY place)::varbit
    FROM unnest(components::float8[]) WITH ORDINALITY AS entry (component, place)
$$;

-- Creates the tables of a space: vector_N holds the vectors of each input that passages of a tenant
-- have, serving_N the levels of the passages that serve now, so that a scan meets no others and no wide row.
CREATE FUNCTION ensure_embedding_space(space_model text, space_version text, space_dimension integer)
RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    id integer;
BEGIN
    SELECT space_id INTO id FROM embedding_space
    WHERE model = space_model AND version = space_version AND dimension = space_dimension;
    IF FOUND THEN
        RETURN id;
    END IF;
    INSERT INTO embedding_space (model, version, dimension)
    VALUES (space_model, space_version, space_dimension) RETURNING space_id INTO id;
    EXECUTE format(
        'CREATE TABLE vector_%1$s (
            tenant text COLLATE "C" NOT NULL,
            input_hash text COLLATE "C" NOT NULL,
            components real[] NOT NULL CHECK (cardinality(components) = %2$s),
            levels bit(%3$s) NOT NULL GENERATED ALWAYS AS (level_bits(components)::bit(%3$s)) STORED,
            PRIMARY KEY (tenant, input_hash))', id, space_dimension, 5 * space_dimension);
    EXECUTE format(
        'CREATE TABLE serving_%1$s (
            tenant text COLLATE "C" NOT NULL,
            chunk_id bigint NOT NULL,
            generation text COLLATE "C" NOT NULL,
            levels bit(%2$s) NOT NULL,
            PRIMARY KEY (tenant, chunk_id),
            FOREIGN KEY (tenant, chunk_id) REFERENCES chunk)', id, 5 * space_dimension);
    EXECUTE format('CREATE INDEX ON serving_%s (tenant, generation)', id);
    PERFORM protect_tenants(format('vector_%s', id)::regclass);
    PERFORM protect_tenants(format('serving_%s', id)::regclass);
    EXECUTE format('COMMENT ON TABLE vector_%s IS %L', id, space_model || ' ' || space_version);
    EXECUTE format('COMMENT ON TABLE serving_%s IS %L', id, space_model || ' ' || space_version);
    RETURN id;
END
$$;
