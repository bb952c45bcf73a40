-- Rule J9: what an entry said before a moderator hid it. Never read but by the moderator's view and to put it back. A column that may be
-- empty and has no default is added without rewriting the table.
ALTER TABLE journal_event ADD COLUMN withheld json NULL;

-- Redacts entries of one journal: puts other data in their place, and keeps all else. Run in one transaction with append_entries, which
-- stores the event that says so. Entries that are not there are an error, so that it is all or nothing.
CREATE FUNCTION redact_entries(journal text, versions bigint[], bodies text[], originals text[])
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  redacted bigint;
BEGIN
  UPDATE journal_event AS stored SET data = r.body::json, withheld = r.original::json
  FROM unnest(versions, bodies, originals) AS r (version, body, original)
  WHERE stored.journal_id = journal AND stored.version = r.version;
  GET DIAGNOSTICS redacted = ROW_COUNT;
  IF redacted < cardinality(versions) THEN
    RAISE EXCEPTION 'An entry that is to be redacted is not there.' USING ERRCODE = 'SM002';
  END IF;
END $$;
