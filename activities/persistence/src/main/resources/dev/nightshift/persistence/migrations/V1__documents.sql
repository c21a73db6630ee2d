-- Every table of tenants has a column "tenant" and is protected by this function. The owner reads
-- across tenants, because the search functions run as the owner; they name the tenant themselves.
CREATE FUNCTION protect_tenants(target regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
    EXECUTE format(
        'CREATE POLICY own_rows ON %s USING (tenant = current_setting(''nightshift.tenant'', true))'
        || ' WITH CHECK (tenant = current_setting(''nightshift.tenant'', true))', target);
    EXECUTE format('CREATE POLICY search_reads ON %s FOR SELECT TO %I USING (true)', target, current_user);
END
$$;

-- One sequence for all documents: a number drawn after a removal is greater than all drawn before
-- it, though nothing is left of the document that could remember them.
CREATE SEQUENCE read_ticket;

CREATE TABLE document (
    tenant text COLLATE "C" NOT NULL CHECK (tenant <> ''),
    document_id text COLLATE "C" NOT NULL,
    source text COLLATE "C" NOT NULL,
    -- Reads with a smaller ticket were begun before a removal.
    first_ticket bigint NOT NULL,
    -- That of the last read that was begun.
    last_ticket bigint NOT NULL,
    serving_generation text COLLATE "C",
    serving_ticket bigint,
    serving_since timestamptz,
    PRIMARY KEY (tenant, document_id)
);

CREATE TABLE generation (
    tenant text COLLATE "C" NOT NULL,
    generation text COLLATE "C" NOT NULL,
    document_id text COLLATE "C" NOT NULL,
    -- The last read that found this content.
    ticket bigint NOT NULL,
    size_bytes bigint NOT NULL,
    sha256 text NOT NULL,
    pipeline_version text NOT NULL,
    -- What tells, without reading the source, that it has not changed since; null if nothing does.
    source_version text,
    chunks integer NOT NULL DEFAULT 0,
    edges integer NOT NULL DEFAULT 0,
    embedded integer NOT NULL DEFAULT 0,
    extracted_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant, generation),
    FOREIGN KEY (tenant, document_id) REFERENCES document
);
CREATE INDEX generation_document ON generation (tenant, document_id);

-- What a generation was read from: part 0 is the source itself, the others are the members of a container,
-- such as the files of an archive. Spans lie in the text of their part.
CREATE TABLE part (
    tenant text COLLATE "C" NOT NULL,
    generation text COLLATE "C" NOT NULL,
    part integer NOT NULL CHECK (part >= 0),
    -- Names from the source inwards.
    path text[] NOT NULL,
    text text NOT NULL,
    -- Not jsonb: nothing looks inside, and jsonb refuses characters that a heading may hold.
    structure json NOT NULL,
    title text,
    authors text[] NOT NULL,
    created timestamptz,
    modified timestamptz,
    language text,
    text_config text COLLATE "C" NOT NULL,
    media_type text NOT NULL,
    size_bytes bigint NOT NULL,
    truncated boolean NOT NULL,
    vectorised boolean NOT NULL,
    PRIMARY KEY (tenant, generation, part),
    FOREIGN KEY (tenant, generation) REFERENCES generation
);

-- Members that could not be read. They cost themselves and nothing else of their container.
CREATE TABLE unread_part (
    tenant text COLLATE "C" NOT NULL,
    generation text COLLATE "C" NOT NULL,
    part integer NOT NULL,
    path text[] NOT NULL,
    reason text NOT NULL,
    message text NOT NULL,
    failed_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant, generation, part),
    FOREIGN KEY (tenant, generation) REFERENCES generation
);

ALTER TABLE document ADD FOREIGN KEY (tenant, serving_generation) REFERENCES generation;
CREATE UNIQUE INDEX document_serving ON document (tenant, serving_generation);

CREATE TABLE chunk (
    tenant text COLLATE "C" NOT NULL,
    chunk_id bigint GENERATED ALWAYS AS IDENTITY,
    generation text COLLATE "C" NOT NULL,
    part integer NOT NULL,
    ordinal integer NOT NULL,
    span_start integer NOT NULL,
    span_end integer NOT NULL,
    page integer,
    heading_path text[] NOT NULL,
    -- What is found by its words as if it stood in the passage, such as the names of columns.
    context text NOT NULL,
    content text NOT NULL,
    embedding_input text NOT NULL,
    input_hash text COLLATE "C" NOT NULL,
    tokens integer NOT NULL,
    PRIMARY KEY (tenant, chunk_id),
    UNIQUE (tenant, generation, part, ordinal),
    FOREIGN KEY (tenant, generation, part) REFERENCES part
);
CREATE INDEX chunk_input ON chunk (tenant, input_hash);

CREATE TABLE edge (
    tenant text COLLATE "C" NOT NULL,
    generation text COLLATE "C" NOT NULL,
    part integer NOT NULL,
    ordinal integer NOT NULL,
    kind text NOT NULL,
    target text NOT NULL,
    span_start integer NOT NULL,
    span_end integer NOT NULL,
    PRIMARY KEY (tenant, generation, part, ordinal),
    FOREIGN KEY (tenant, generation, part) REFERENCES part
);

CREATE TABLE dead_letter (
    tenant text COLLATE "C" NOT NULL,
    document_id text COLLATE "C" NOT NULL,
    ticket bigint NOT NULL,
    reason text NOT NULL,
    message text NOT NULL,
    failed_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant, document_id),
    FOREIGN KEY (tenant, document_id) REFERENCES document
);

-- Receipts: they outlive the document and hold nothing of its content.
CREATE TABLE removal (
    tenant text COLLATE "C" NOT NULL,
    request text COLLATE "C" NOT NULL,
    document_id text COLLATE "C" NOT NULL,
    found boolean NOT NULL DEFAULT false,
    generations text[] NOT NULL DEFAULT '{}',
    table_names text[] NOT NULL DEFAULT '{}',
    row_counts integer[] NOT NULL DEFAULT '{}',
    removed_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant, request)
);
CREATE INDEX removal_document ON removal (tenant, document_id);

SELECT protect_tenants('document');
SELECT protect_tenants('generation');
SELECT protect_tenants('part');
SELECT protect_tenants('unread_part');
SELECT protect_tenants('chunk');
SELECT protect_tenants('edge');
SELECT protect_tenants('dead_letter');
SELECT protect_tenants('removal');
