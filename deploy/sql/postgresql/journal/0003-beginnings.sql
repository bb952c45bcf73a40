-- Which journals there are, without reading all their events. Only the first event of each is in it, so it costs the others nothing.
CREATE INDEX journal_beginning ON journal_event (journal_id) WHERE version = 1;
