-- The index of the search (grains/Search/SEARCH.md): a cache of what the journals say, in a file of its own. It can be removed while the program is
-- stopped; it is made anew from the journals.
CREATE TABLE search_journal
(
  journal_id TEXT    NOT NULL PRIMARY KEY,
  version    INTEGER NOT NULL,
  format     INTEGER NOT NULL -- in which way its terms were made; 0: to be read anew
) WITHOUT ROWID;

-- Who may see what is in a journal, besides its audience.
CREATE TABLE search_reader
(
  journal_id TEXT NOT NULL,
  reader     TEXT NOT NULL,
  PRIMARY KEY (journal_id, reader)
) WITHOUT ROWID;

CREATE TABLE search_document
(
  document    INTEGER NOT NULL PRIMARY KEY, -- made from journal and item, so that every index has the same numbers
  journal_id  TEXT    NOT NULL,
  item_id     TEXT    NOT NULL,
  city_id     TEXT    NULL,
  audience    TEXT    NOT NULL,
  facets      TEXT    NOT NULL, -- |type=card|area=financing|
  fingerprint TEXT    NOT NULL,
  terms       TEXT    NOT NULL  -- buurt:120 tuin:75
);

CREATE INDEX search_document_journal ON search_document (journal_id);

-- In the order in which they are read: the documents that are most about a term come first.
CREATE TABLE search_posting
(
  term     TEXT    NOT NULL,
  impact   INTEGER NOT NULL,
  document INTEGER NOT NULL,
  PRIMARY KEY (term, impact, document)
) WITHOUT ROWID;
