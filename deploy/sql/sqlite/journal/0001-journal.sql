-- All journals (grains/Journals/JOURNAL.md). A row is one event, in words a person can read (rule J8).
--
-- The primary key is rule J2: of two writers of one journal, one loses. WITHOUT ROWID keeps the rows
-- of a journal together in the order in which they are read.
CREATE TABLE journal_event
(
  journal_id  TEXT    NOT NULL,
  version     INTEGER NOT NULL CHECK (version > 0),
  recorded_at TEXT    NOT NULL, -- ISO 8601, UTC, to 100 ns: 2026-11-24T10:00:00.0000000Z
  actor       TEXT    NOT NULL,
  command_id  TEXT    NOT NULL,
  type        TEXT    NOT NULL,
  data        TEXT    NOT NULL, -- a JSON object
  PRIMARY KEY (journal_id, version)
) STRICT, WITHOUT ROWID;

-- Rule J3: a command is stored once, however often it is sent.
CREATE UNIQUE INDEX journal_event_command ON journal_event (journal_id, command_id);

-- Something to write that changes nothing, to learn whether commands can be stored now.
CREATE TABLE store_check
(
  id         INTEGER PRIMARY KEY CHECK (id = 1),
  checked_at TEXT    NOT NULL
) STRICT;

INSERT INTO store_check (id, checked_at) VALUES (1, '');
