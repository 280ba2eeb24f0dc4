-- Step 3 of 0.4.0.

-- every duty ever given; the last one of a press counts
CREATE TABLE IF NOT EXISTS duty (
  ord BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  press VARCHAR(64) NOT NULL,
  duty VARCHAR(16) NOT NULL,
  since ${instant} NOT NULL,
  who VARCHAR NOT NULL,
  note VARCHAR NOT NULL);
CREATE INDEX IF NOT EXISTS duty_press ON duty (press, ord);
