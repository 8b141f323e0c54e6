PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE journal (
    seq      INTEGER PRIMARY KEY,
    at       INTEGER NOT NULL,  -- UTC, microseconds since 1970
    run      TEXT NOT NULL,
    actor    TEXT NOT NULL,
    kind     TEXT NOT NULL,
    version  INTEGER NOT NULL,
    json     TEXT NOT NULL,     -- canonical
    previous TEXT NOT NULL,     -- hash of the row before, 64 zeros for the first
    hash     TEXT NOT NULL
) STRICT;
INSERT INTO journal VALUES(1,1700000000000000,'run-1','tester','account_flow',1,'{"amount_cents":50000000,"note":"opening balance"}','0000000000000000000000000000000000000000000000000000000000000000','cc8406fadcdff05c8eb48ed7f96a3213a46ef2c84c714f085eb1bc5c0425da39');
INSERT INTO journal VALUES(2,1700000000000000,'run-1','tester','note_written',1,'{"by":"tester","date":"2026-03-02","text":"second"}','cc8406fadcdff05c8eb48ed7f96a3213a46ef2c84c714f085eb1bc5c0425da39','e629fb0d58d55a8c594f0d51ba5890ae63c92d5e8feb97887aeefb1f07b84506');
INSERT INTO journal VALUES(3,1700000000000000,'run-1','tester','note_written',1,'{"by":"tester","date":"2026-03-02","text":"third"}','e629fb0d58d55a8c594f0d51ba5890ae63c92d5e8feb97887aeefb1f07b84506','745d9c67d0e2d3280cfe2b94f68c7550514c2cfed77a8deef669e5f1ee17e853');
CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO meta VALUES('oldest_compatible','1');
CREATE TRIGGER journal_refuses_update BEFORE UPDATE ON journal
BEGIN
    SELECT RAISE(ABORT, 'the journal is append-only');
END;
CREATE TRIGGER journal_refuses_delete BEFORE DELETE ON journal
BEGIN
    SELECT RAISE(ABORT, 'the journal is append-only');
END;
CREATE TRIGGER journal_refuses_insert BEFORE INSERT ON journal
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM journal)
BEGIN
    SELECT RAISE(ABORT, 'the journal is append-only');
END;
COMMIT;
PRAGMA application_id = 1396851275;
PRAGMA user_version = 1;
