-- Hours and half cycles of stack-pressure holds: measured, as the trace is, and not in the journal.
CREATE TABLE IF NOT EXISTS hold_summary (
  run_number BIGINT NOT NULL,
  span VARCHAR(16) NOT NULL,
  n INT NOT NULL,
  word VARCHAR NOT NULL,
  PRIMARY KEY (run_number, span, n));

-- Alarms of their windows, raised and cleared; they follow from the journal.
CREATE TABLE IF NOT EXISTS hold_alarm (
  run_number BIGINT NOT NULL,
  kind VARCHAR(16) NOT NULL,
  n INT NOT NULL,
  word VARCHAR NOT NULL,
  PRIMARY KEY (run_number, kind, n));
