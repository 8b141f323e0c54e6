-- Series: who they are and what they span; the bars themselves lie in one block per year.
CREATE TABLE series (
    id        INTEGER PRIMARY KEY,
    symbol    TEXT NOT NULL,
    source    TEXT NOT NULL,
    basis     INTEGER NOT NULL,   -- 0 as traded, 1 split-adjusted, 2 dividend-adjusted
    simulated INTEGER NOT NULL,
    first     INTEGER NOT NULL,   -- days since 1970
    last      INTEGER NOT NULL,
    rows      INTEGER NOT NULL,
    holes     INTEGER NOT NULL,
    revision  INTEGER NOT NULL,
    UNIQUE (symbol, basis, source)
) STRICT;

CREATE TABLE bars (
    series INTEGER NOT NULL REFERENCES series (id),
    year   INTEGER NOT NULL,
    block  BLOB NOT NULL,
    PRIMARY KEY (series, year)
) STRICT;

-- Option chains: one compressed block per underlying, date and time of day.
CREATE TABLE chains (
    id               INTEGER PRIMARY KEY,
    underlying       TEXT NOT NULL,
    date             INTEGER NOT NULL,
    seconds          INTEGER NOT NULL,  -- New York; -1 without a time of day
    source           TEXT NOT NULL,
    basis            INTEGER NOT NULL,
    simulated        INTEGER NOT NULL,
    as_of            INTEGER NOT NULL,  -- UTC, microseconds since 1970
    underlying_price REAL,
    contracts        INTEGER NOT NULL,
    expirations      INTEGER NOT NULL,
    revision         INTEGER NOT NULL,
    UNIQUE (underlying, date, seconds, source)
) STRICT;

CREATE TABLE chain_blocks (
    chain INTEGER PRIMARY KEY REFERENCES chains (id),
    block BLOB NOT NULL
) STRICT;

CREATE TABLE actions (
    symbol    TEXT NOT NULL,
    effective INTEGER NOT NULL,
    kind      INTEGER NOT NULL,
    source    TEXT NOT NULL,
    ratio     REAL NOT NULL,
    amount    REAL NOT NULL,
    PRIMARY KEY (symbol, effective, kind, source)
) STRICT, WITHOUT ROWID;

CREATE TABLE constituents (
    universe TEXT NOT NULL,
    symbol   TEXT NOT NULL,
    source   TEXT NOT NULL,
    starts   INTEGER NOT NULL,  -- -2147483648: since before the list began
    name     TEXT NOT NULL,
    sector   TEXT NOT NULL,
    ends     INTEGER,
    PRIMARY KEY (universe, symbol, source, starts)
) STRICT, WITHOUT ROWID;

CREATE TABLE earnings (
    symbol TEXT NOT NULL,
    date   INTEGER NOT NULL,
    source TEXT NOT NULL,
    timing TEXT NOT NULL,
    PRIMARY KEY (symbol, date, source)
) STRICT, WITHOUT ROWID;

CREATE TABLE notes (
    series TEXT NOT NULL,
    date   INTEGER NOT NULL,  -- -2147483648: the whole series
    code   TEXT NOT NULL,
    text   TEXT NOT NULL,
    PRIMARY KEY (series, date, code, text)
) STRICT, WITHOUT ROWID;

CREATE TABLE quarantine (
    id     INTEGER PRIMARY KEY,
    file   TEXT NOT NULL,
    line   INTEGER NOT NULL,
    code   TEXT NOT NULL,
    reason TEXT NOT NULL,
    series TEXT NOT NULL,
    text   TEXT NOT NULL
) STRICT;
CREATE INDEX quarantine_by_file ON quarantine (file, line);

CREATE TABLE imports (
    file     TEXT PRIMARY KEY,
    sha256   TEXT NOT NULL,
    kind     TEXT NOT NULL,
    importer INTEGER NOT NULL,
    read     INTEGER NOT NULL,
    kept     INTEGER NOT NULL,
    rejected INTEGER NOT NULL,
    at       INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX imports_by_content ON imports (sha256);

CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO meta (key, value) VALUES ('oldest_compatible', '1'), ('revision', '0');
