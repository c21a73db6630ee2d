CREATE TABLE embedding_space (
    space_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    model text NOT NULL,
    version text NOT NULL,
    dimension integer NOT NULL CHECK (dimension BETWEEN 1 AND 4096),
    UNIQUE (model, version, dimension)
);

-- One bit for each component: 1 if it is not negative.
CREATE FUNCTION sign_bits(components real[]) RETURNS varbit LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT string_agg(CASE WHEN component >= 0 THEN '1' ELSE '0' END, '' ORDER BY place)::varbit
    FROM unnest(components) WITH ORDINALITY AS entry (component, place)
$$;

-- Creates the tables of a space: vector_N holds the vectors of each input that passages of a tenant
-- have, serving_N the bits of the passages that serve now, so that a scan meets no others and no wide row.
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
            bits bit(%2$s) NOT NULL GENERATED ALWAYS AS (sign_bits(components)::bit(%2$s)) STORED,
            PRIMARY KEY (tenant, input_hash))', id, space_dimension);
    EXECUTE format(
        'CREATE TABLE serving_%1$s (
            tenant text COLLATE "C" NOT NULL,
            chunk_id bigint NOT NULL,
            bits bit(%2$s) NOT NULL,
            PRIMARY KEY (tenant, chunk_id),
            FOREIGN KEY (tenant, chunk_id) REFERENCES chunk)', id, space_dimension);
    PERFORM protect_tenants(format('vector_%s', id)::regclass);
    PERFORM protect_tenants(format('serving_%s', id)::regclass);
    EXECUTE format('COMMENT ON TABLE vector_%s IS %L', id, space_model || ' ' || space_version);
    EXECUTE format('COMMENT ON TABLE serving_%s IS %L', id, space_model || ' ' || space_version);
    RETURN id;
END
$$;
