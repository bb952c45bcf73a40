-- What the API nodes seal sessions with, shared so that whoever signed in at one is signed in at all. Whoever reads these can sign in as anyone:
-- the network's own users of the database are the only ones who may.
CREATE TABLE session_key
(
  name    text PRIMARY KEY,
  xml     text        NOT NULL,
  made_at timestamptz NOT NULL DEFAULT now()
);
