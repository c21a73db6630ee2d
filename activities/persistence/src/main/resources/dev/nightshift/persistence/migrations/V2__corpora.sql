CREATE SEQUENCE scan_attempt;

CREATE TABLE corpus_scan (
    tenant text COLLATE "C" NOT NULL CHECK (tenant <> ''),
    scan text COLLATE "C" NOT NULL,
    root text NOT NULL,
    attempt bigint NOT NULL,
    found integer NOT NULL DEFAULT 0,
    skipped integer NOT NULL DEFAULT 0,
    completed boolean NOT NULL DEFAULT false,
    begun_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant, scan)
);

CREATE TABLE corpus_item (
    tenant text COLLATE "C" NOT NULL,
    scan text COLLATE "C" NOT NULL,
    number integer NOT NULL,
    source text NOT NULL,
    outcome text,
    chunks integer NOT NULL DEFAULT 0,
    embedded integer NOT NULL DEFAULT 0,
    failures integer NOT NULL DEFAULT 0,
    failing_since timestamptz,
    PRIMARY KEY (tenant, scan, number),
    FOREIGN KEY (tenant, scan) REFERENCES corpus_scan
);

SELECT protect_tenants('corpus_scan');
SELECT protect_tenants('corpus_item');
