-- What append_entries does, for less: there, whether a journal reaches the version that was expected of it was asked within the insert, for which
-- the database made all 32 partitions ready each time, a fifth and more of what a commit of one event cost it. Asked for one journal at a
-- time it looks at the partition of that journal alone. append_entries stays for silos of the release before.
CREATE FUNCTION append_events(
  journal_ids text[], expected_versions bigint[], versions bigint[], recorded timestamptz[], actors text[], command_ids text[], types text[], bodies text[])
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  expectation record;
BEGIN
  FOR expectation IN
    SELECT e.journal_id, e.version FROM unnest(journal_ids, expected_versions) AS e (journal_id, version) WHERE e.version > 0
  LOOP
    PERFORM 1 FROM journal_event AS last WHERE last.journal_id = expectation.journal_id AND last.version = expectation.version;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'A journal does not reach the version that was expected of it.' USING ERRCODE = 'SM001';
    END IF;
  END LOOP;

  INSERT INTO journal_event (journal_id, version, recorded_at, actor, command_id, type, data)
  SELECT e.journal_id, e.version, e.recorded_at, e.actor, e.command_id, e.type, e.data::json
  FROM unnest(journal_ids, versions, recorded, actors, command_ids, types, bodies) AS e (journal_id, version, recorded_at, actor, command_id, type, data);
END $$;
