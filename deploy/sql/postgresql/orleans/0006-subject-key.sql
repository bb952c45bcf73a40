-- What makes a participant's id of who they are at the broker that they sign in at (api/Auth/Oidc/PairwiseIds.cs): one for ever, as another would make
-- everyone someone else. Whoever has it and a list of the broker's people can find out which participant each is.
CREATE TABLE subject_key
(
  only_one boolean PRIMARY KEY CHECK (only_one),
  key      bytea       NOT NULL,
  made_at  timestamptz NOT NULL DEFAULT now()
);
