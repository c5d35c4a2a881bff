-- A shift says on which days of the week it is worked, and the site in which language its forms are printed.

-- ISO weekdays as a JSON list, Monday 1 to Sunday 7; NULL for the shifts of earlier versions: every day.
ALTER TABLE shifts ADD COLUMN weekdays TEXT CHECK (json_valid(weekdays));

INSERT INTO settings (key, value, updated_at) SELECT 'printLocale', '"zh-CN"', created_at FROM site;
