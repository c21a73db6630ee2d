CREATE SEQUENCE scan_attempt;

CREATE TABLE corpus_scan (
    tenant text COLLATE "C" NOT NULL CHECK (tenant <> ''),
    scan text COLLATE "C" NOT NULL,
    root text NOT NULL,
    attempt bigint NOT NULL,
    -- Drawn before anything is listed, as a read's is before the source is read.
    ticket bigint NOT NULL,
    found integer NOT NULL DEFAULT 0,
    skipped integer NOT NULL DEFAULT 0,
    completed boolean NOT NULL DEFAULT false,
    -- True if a part of what should be listed could not be read.
    gaps boolean NOT NULL DEFAULT false,
    begun_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant, scan)
);

CREATE TABLE corpus_item (
    tenant text COLLATE "C" NOT NULL,
    scan text COLLATE "C" NOT NULL,
    number integer NOT NULL,
    source text NOT NULL,
    -- The id of the document, under another name: a listing is nothing that was derived from it.
    listed text COLLATE "C" NOT NULL,
    version text,
    outcome text,
    chunks integer NOT NULL DEFAULT 0,
    embedded integer NOT NULL DEFAULT 0,
    failures integer NOT NULL DEFAULT 0,
    failing_since timestamptz,
    PRIMARY KEY (tenant, scan, number),
    FOREIGN KEY (tenant, scan) REFERENCES corpus_scan
);

-- Documents of the index that lie under the root of a listing and that it misses.
CREATE TABLE corpus_vanished (
    tenant text COLLATE "C" NOT NULL,
    scan text COLLATE "C" NOT NULL,
    listed text COLLATE "C" NOT NULL,
    source text NOT NULL,
    moved boolean NOT NULL,
    fate text,
    PRIMARY KEY (tenant, scan, listed),
    FOREIGN KEY (tenant, scan) REFERENCES corpus_scan
);

SELECT protect_tenants('corpus_scan');
SELECT protect_tenants('corpus_item');
SELECT protect_tenants('corpus_vanished');
