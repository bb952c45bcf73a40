-- Orleans grain storage: snapshots of journals, which are a cache (rule J7).
CREATE TABLE OrleansStorage
(
  GrainIdHash            integer        NOT NULL,
  GrainIdN0              bigint         NOT NULL,
  GrainIdN1              bigint         NOT NULL,
  GrainTypeHash          integer        NOT NULL,
  GrainTypeString        text           NOT NULL,
  GrainIdExtensionString text           NOT NULL, -- '' for none: nulls would all be different to the unique index
  ServiceId              text           NOT NULL,
  PayloadBinary          bytea          NULL,
  ModifiedOn             timestamptz(3) NOT NULL,
  Version                integer        NOT NULL
);

-- Unique, so that two activations of one grain can not both insert their first state.
CREATE UNIQUE INDEX OrleansStorage_Grain ON OrleansStorage
  (GrainIdHash, GrainTypeHash, GrainIdN0, GrainIdN1, GrainIdExtensionString, GrainTypeString, ServiceId);

-- Each writing statement ends in a row, also when nothing was written: Orleans takes "the version you came with" (or null) for a
-- conflict, and *no* row for success.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES
('WriteToStorageKey', $q$
WITH written AS (
  INSERT INTO OrleansStorage AS stored
    (GrainIdHash, GrainIdN0, GrainIdN1, GrainTypeHash, GrainTypeString, GrainIdExtensionString, ServiceId, PayloadBinary, ModifiedOn, Version)
  SELECT
    @GrainIdHash, @GrainIdN0, @GrainIdN1, @GrainTypeHash, @GrainTypeString, coalesce(@GrainIdExtensionString::text, ''), @ServiceId,
    @PayloadBinary::bytea, now(), 1
  WHERE @GrainStateVersion::integer IS NULL OR EXISTS
    (SELECT 1 FROM OrleansStorage
     WHERE GrainIdHash = @GrainIdHash AND GrainTypeHash = @GrainTypeHash AND GrainIdN0 = @GrainIdN0 AND GrainIdN1 = @GrainIdN1
       AND GrainIdExtensionString = coalesce(@GrainIdExtensionString::text, '') AND GrainTypeString = @GrainTypeString AND ServiceId = @ServiceId)
  ON CONFLICT (GrainIdHash, GrainTypeHash, GrainIdN0, GrainIdN1, GrainIdExtensionString, GrainTypeString, ServiceId) DO UPDATE
    SET PayloadBinary = excluded.PayloadBinary, ModifiedOn = excluded.ModifiedOn, Version = stored.Version + 1
    WHERE stored.Version = @GrainStateVersion::integer
  RETURNING Version)
SELECT coalesce((SELECT Version FROM written), @GrainStateVersion::integer) AS NewGrainStateVersion;
$q$),
('ReadFromStorageKey', $q$
SELECT PayloadBinary, ModifiedOn, Version FROM OrleansStorage
WHERE GrainIdHash = @GrainIdHash AND GrainTypeHash = @GrainTypeHash AND GrainIdN0 = @GrainIdN0 AND GrainIdN1 = @GrainIdN1
  AND GrainIdExtensionString = coalesce(@GrainIdExtensionString::text, '') AND GrainTypeString = @GrainTypeString AND ServiceId = @ServiceId;
$q$),
('ClearStorageKey', $q$
WITH cleared AS (
  UPDATE OrleansStorage SET PayloadBinary = NULL, ModifiedOn = now(), Version = Version + 1
  WHERE GrainIdHash = @GrainIdHash AND GrainTypeHash = @GrainTypeHash AND GrainIdN0 = @GrainIdN0 AND GrainIdN1 = @GrainIdN1
    AND GrainIdExtensionString = coalesce(@GrainIdExtensionString::text, '') AND GrainTypeString = @GrainTypeString AND ServiceId = @ServiceId
    AND Version = @GrainStateVersion::integer
  RETURNING Version)
SELECT coalesce((SELECT Version FROM cleared), @GrainStateVersion::integer) AS NewGrainStateVersion;
$q$),
('DeleteStorageKey', $q$
WITH deleted AS (
  DELETE FROM OrleansStorage
  WHERE GrainIdHash = @GrainIdHash AND GrainTypeHash = @GrainTypeHash AND GrainIdN0 = @GrainIdN0 AND GrainIdN1 = @GrainIdN1
    AND GrainIdExtensionString = coalesce(@GrainIdExtensionString::text, '') AND GrainTypeString = @GrainTypeString AND ServiceId = @ServiceId
    AND Version = @GrainStateVersion::integer
  RETURNING Version)
SELECT coalesce((SELECT Version + 1 FROM deleted), @GrainStateVersion::integer) AS NewGrainStateVersion;
$q$);
