-- All journals (grains/Journals/JOURNAL.md). A row is one event, in words a person can read (rule J8).
--
-- The primary key is rule J2: of two writers of one journal, one loses. Both keys begin with the journal, so the table can be
-- divided by it: a journal is in one partition with everything that says anything about it. How far 32 of them reach, and what to
-- do then, is in deploy/RUNBOOK.md.
CREATE TABLE journal_event
(
  journal_id  text COLLATE "C" NOT NULL,
  version     bigint           NOT NULL CHECK (version > 0),
  recorded_at timestamptz      NOT NULL,
  actor       text             NOT NULL,
  command_id  text COLLATE "C" NOT NULL,
  type        text             NOT NULL,
  data        json             NOT NULL, -- json and not jsonb: the very bytes are kept, and sent on to everybody
  PRIMARY KEY (journal_id, version),
  -- Rule J3: a command is stored once, however often it is sent.
  CONSTRAINT journal_event_command UNIQUE (journal_id, command_id)
) PARTITION BY HASH (journal_id);

DO $$
BEGIN
  FOR part IN 0..31 LOOP
    EXECUTE format('CREATE TABLE journal_event_%s PARTITION OF journal_event FOR VALUES WITH (MODULUS 32, REMAINDER %s)', lpad(part::text, 2, '0'), part);
    -- Rows are only ever added, so what the autovacuum is for here is freezing and statistics; by default it would wait until a fifth of the table is new.
    EXECUTE format('ALTER TABLE journal_event_%s SET (autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02)', lpad(part::text, 2, '0'));
  END LOOP;
END $$;

-- Stores the entries of several journals, all or none, in one round trip. Each entry that begins an append says at which version its
-- journal must be (0: it must not be there); for those that follow it is null. A changed function is a new one with another name: during an
-- upgrade, old and new silos call theirs side by side.
CREATE FUNCTION append_entries(
  journal_ids text[], expected_versions bigint[], versions bigint[], recorded timestamptz[], actors text[], command_ids text[], types text[], bodies text[])
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  stored bigint;
BEGIN
  INSERT INTO journal_event (journal_id, version, recorded_at, actor, command_id, type, data)
  SELECT e.journal_id, e.version, e.recorded_at, e.actor, e.command_id, e.type, e.data::json
  FROM unnest(journal_ids, expected_versions, versions, recorded, actors, command_ids, types, bodies)
    AS e (journal_id, expected, version, recorded_at, actor, command_id, type, data)
  WHERE e.expected IS NULL
     OR e.expected = 0
     -- Compared as a value and not as EXISTS, which the planner may turn into a scan of the whole table.
     OR e.expected = (SELECT last.version FROM journal_event AS last WHERE last.journal_id = e.journal_id AND last.version = e.expected);
  GET DIAGNOSTICS stored = ROW_COUNT;
  IF stored < cardinality(versions) THEN
    RAISE EXCEPTION 'A journal does not reach the version that was expected of it.' USING ERRCODE = 'SM001';
  END IF;
END $$;

-- Something to write that changes nothing, to learn whether commands can be stored now.
CREATE TABLE store_check
(
  id         integer PRIMARY KEY CHECK (id = 1),
  checked_at timestamptz NOT NULL
);

INSERT INTO store_check (id, checked_at) VALUES (1, now());
