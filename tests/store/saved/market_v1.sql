PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
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
INSERT INTO series VALUES(1,'SPX','vendor',0,0,18260,18263,3,0,1);
CREATE TABLE bars (
    series INTEGER NOT NULL REFERENCES series (id),
    year   INTEGER NOT NULL,
    block  BLOB NOT NULL,
    PRIMARY KEY (series, year)
) STRICT;
INSERT INTO bars VALUES(1,2019,X'534242420100e019013c424ec3c51f0000000200000054470000554700000000000000c058400000000000d058400000000000805940000000000090594000000000008058400000000000905840000000000000594000000000001059400000000080842e410000000080842e41');
INSERT INTO bars VALUES(1,2020,X'534242420100d9272c103025fcb21f00000001000000574700000000000000e058400000000000a059400000000000a0584000000000002059400000000080842e41');
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
INSERT INTO chains VALUES(1,'SPX',18017,56700,'sample',0,0,1556739900123456,2945.8299999999999273,20,2,1);
CREATE TABLE chain_blocks (
    chain INTEGER PRIMARY KEY REFERENCES chains (id),
    block BLOB NOT NULL
) STRICT;
INSERT INTO chain_blocks VALUES(1,X'5342434201009305000000000000ec798f489d969ebc28b52ffd609304750700a2c923306065d31814be6300a8e7ebce482e0f15826d5849e662c066c9f73416ce30931558252a8c5f2ec6bf8ba202d2429a4c01a0fe5e47b224282c274b11d27458eebebb2bd529d4a923898f6d81a50e4c606b1bbc3ae7736b7fe1b950bc8df87962edb00ea8aa417cc238831bffec2beb7be36ffdd80620246a749de7fa108c3814052d98cb9739fb00cd7bdfe401f90a2b20b0029bb986039c6e65895931bc98da4a16f70cadb215c6bf30101a101080ade01ab82970e336928107951b9859f7b570f9d6997116c8372443b33759c30811a2490d8e27cc8b84045e975308c5a86b986130906aa23708df15cb');
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
INSERT INTO quarantine VALUES(1,'a.csv',2,'BAD_BAR','high below low','SPX','x');
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
INSERT INTO imports VALUES('a.csv','abc','tidy',1,4,3,1,1700000000000000);
CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO meta VALUES('market','real');
INSERT INTO meta VALUES('oldest_compatible','1');
INSERT INTO meta VALUES('revision','1');
CREATE INDEX quarantine_by_file ON quarantine (file, line);
CREATE INDEX imports_by_content ON imports (sha256);
COMMIT;
PRAGMA application_id = 1396854091;
PRAGMA user_version = 1;
