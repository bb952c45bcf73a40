-- Rule J9: what an entry said before a moderator hid it. Never read but by the moderator's view and to put it back.
ALTER TABLE journal_event ADD COLUMN withheld TEXT NULL;
