-- The index of the search (grains/Search/SEARCH.md): a cache of what the journals say. It can be emptied at any time; it is made anew from the journals.
CREATE TABLE search_journal
(
  journal_id text COLLATE "C" NOT NULL PRIMARY KEY,
  version    bigint           NOT NULL,
  format     integer          NOT NULL -- in which way its terms were made; 0: to be read anew
);

-- Who may see what is in a journal, besides its audience.
CREATE TABLE search_reader
(
  journal_id text COLLATE "C" NOT NULL,
  reader     text COLLATE "C" NOT NULL,
  PRIMARY KEY (journal_id, reader)
);

CREATE TABLE search_document
(
  document    bigint           NOT NULL PRIMARY KEY, -- made from journal and item, so that every index has the same numbers
  journal_id  text COLLATE "C" NOT NULL,
  item_id     text COLLATE "C" NOT NULL,
  city_id     text COLLATE "C" NULL,
  audience    text COLLATE "C" NOT NULL,
  facets      text COLLATE "C" NOT NULL, -- |type=card|area=financing|
  fingerprint text COLLATE "C" NOT NULL,
  terms       text COLLATE "C" NOT NULL  -- buurt:120 tuin:75
);

CREATE INDEX search_document_journal ON search_document (journal_id);

-- In the order in which they are read: the documents that are most about a term come first.
CREATE TABLE search_posting
(
  term     text COLLATE "C" NOT NULL,
  impact   smallint         NOT NULL,
  document bigint           NOT NULL,
  PRIMARY KEY (term, impact, document)
);
