-- Everything that names a person ends some day: parcels and deposits after they were given back, entries of the watch list
-- after they ended. The row stays with its number, sums and times.
ALTER TABLE parcels ADD COLUMN erased_at INTEGER;
ALTER TABLE deposits ADD COLUMN erased_at INTEGER;
ALTER TABLE watch_entries ADD COLUMN erased_at INTEGER;
CREATE INDEX parcels_kept ON parcels (released_at) WHERE released_at IS NOT NULL AND erased_at IS NULL;
CREATE INDEX deposits_kept ON deposits (released_at) WHERE released_at IS NOT NULL AND erased_at IS NULL;

-- What the person looks like whom an entry is about; encrypted like a visitor's photo.
ALTER TABLE watch_entries ADD COLUMN photo_cipher BLOB;
