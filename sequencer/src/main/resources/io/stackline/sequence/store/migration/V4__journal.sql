-- The journal is the truth; every other table but trace is made of it, and could be made again.

CREATE TABLE IF NOT EXISTS journal (
  ord BIGINT PRIMARY KEY,
  term BIGINT NOT NULL,
  at ${instant} DEFAULT CURRENT_TIMESTAMP NOT NULL,
  -- the run it is about, if it is about one
  run VARCHAR(64),
  word ${bytes} NOT NULL);
CREATE INDEX IF NOT EXISTS journal_run ON journal (run, ord);

-- one row: up to which entry of the journal the other tables tell
CREATE TABLE IF NOT EXISTS projection (id INT PRIMARY KEY, ord BIGINT NOT NULL);

-- when it was written down that a run has ended, by the database's clock
ALTER TABLE run ADD COLUMN IF NOT EXISTS ended_at ${instant};
UPDATE run SET ended_at = CURRENT_TIMESTAMP WHERE ended AND ended_at IS NULL;
CREATE INDEX IF NOT EXISTS run_ended ON run (ended, ended_at);

-- the run that a command started or was for, if it was for one
ALTER TABLE outcome ADD COLUMN IF NOT EXISTS run VARCHAR(64);
CREATE INDEX IF NOT EXISTS outcome_run ON outcome (run);

-- whether its command has an outcome
ALTER TABLE errand ADD COLUMN IF NOT EXISTS answered BOOLEAN DEFAULT FALSE NOT NULL;
UPDATE errand SET answered = TRUE WHERE command IN (SELECT command FROM outcome);
CREATE INDEX IF NOT EXISTS errand_open ON errand (answered, ord);

CREATE INDEX IF NOT EXISTS run_newest ON run (ended, ord DESC);
CREATE INDEX IF NOT EXISTS record_newest ON record (ord DESC);

-- Versions before 0.5.0 count their steps here, know three, and refuse a database with more.
CREATE TABLE IF NOT EXISTS migration (
  step INT PRIMARY KEY,
  at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP);
INSERT INTO migration (step) SELECT 4 WHERE NOT EXISTS (SELECT 1 FROM migration WHERE step = 4);
