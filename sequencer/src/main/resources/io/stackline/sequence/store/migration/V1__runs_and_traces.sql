-- Never changed once released; a change is a new file. What 0.1.0 made, step 1.
-- H2 commits after each statement, so each of them can be met again after our death in between.

-- term: grows with each opening; run: the next RUN_ID, drawn with the first opening
CREATE TABLE IF NOT EXISTS counter (name VARCHAR(16) PRIMARY KEY, number BIGINT NOT NULL);
INSERT INTO counter SELECT 'term', 0 WHERE NOT EXISTS (SELECT 1 FROM counter WHERE name = 'term');
INSERT INTO counter SELECT 'run', 0 WHERE NOT EXISTS (SELECT 1 FROM counter WHERE name = 'run');

CREATE TABLE IF NOT EXISTS press (
  id VARCHAR(64) PRIMARY KEY,
  nonce BIGINT NOT NULL,
  next_order BIGINT NOT NULL);

CREATE TABLE IF NOT EXISTS outcome (command VARCHAR(64) PRIMARY KEY, word VARCHAR NOT NULL);

CREATE TABLE IF NOT EXISTS run (
  id VARCHAR(64) PRIMARY KEY,
  started ${instant} NOT NULL,
  ended BOOLEAN NOT NULL,
  ord BIGINT GENERATED ALWAYS AS IDENTITY,
  word VARCHAR NOT NULL);
CREATE INDEX IF NOT EXISTS run_unfinished ON run (ended, ord);

CREATE TABLE IF NOT EXISTS stroke (
  run_number BIGINT PRIMARY KEY,
  run VARCHAR(64) NOT NULL,
  stage VARCHAR(64) NOT NULL);
CREATE INDEX IF NOT EXISTS stroke_stage ON stroke (run, stage);

CREATE TABLE IF NOT EXISTS note (
  ord BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  run VARCHAR(64) NOT NULL,
  at ${instant} NOT NULL,
  who VARCHAR NOT NULL,
  text VARCHAR NOT NULL);
CREATE INDEX IF NOT EXISTS note_run ON note (run);

CREATE TABLE IF NOT EXISTS record (
  run VARCHAR(64) PRIMARY KEY,
  ord BIGINT GENERATED ALWAYS AS IDENTITY,
  word VARCHAR NOT NULL);

CREATE TABLE IF NOT EXISTS trace (
  press VARCHAR(64) NOT NULL,
  order_number BIGINT NOT NULL,
  chunk BIGINT NOT NULL,
  run_number BIGINT NOT NULL,
  samples BIGINT NOT NULL,
  packed ${bytes} NOT NULL,
  PRIMARY KEY (press, order_number, chunk));
CREATE INDEX IF NOT EXISTS trace_stroke ON trace (run_number, order_number, chunk);
