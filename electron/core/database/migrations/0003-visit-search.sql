-- Fragments of the visitor register, so that a search need not read every visit.

-- Contentless: the visits stay the only place of the words. Written in idle moments, never in the act of registering:
-- merging here may take long, so it never happens by itself (automerge), and only in emergencies (crisismerge).
CREATE VIRTUAL TABLE visit_search USING fts5(grams, content='', detail='none', tokenize='ascii');
INSERT INTO visit_search (visit_search, rank) VALUES ('secure-delete', 1);
INSERT INTO visit_search (visit_search, rank) VALUES ('automerge', 0);
INSERT INTO visit_search (visit_search, rank) VALUES ('crisismerge', 256);

CREATE TABLE search_mark (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  indexed_to INTEGER NOT NULL CHECK (indexed_to >= 0), -- highest visit id in visit_search; later visits are read one by one
  rules INTEGER NOT NULL -- by which rules the fragments were cut; 0 while the index is being emptied
) STRICT;
INSERT INTO search_mark (id, indexed_to, rules) VALUES (1, 0, 1);
