-- Step 2 of 0.4.0's first databases.

-- open as long as its command has no outcome
CREATE TABLE IF NOT EXISTS errand (
  command VARCHAR(64) PRIMARY KEY,
  press VARCHAR(64) NOT NULL,
  order_number BIGINT NOT NULL,
  ord BIGINT GENERATED ALWAYS AS IDENTITY,
  word VARCHAR NOT NULL);

CREATE TABLE IF NOT EXISTS doubt (press VARCHAR(64) PRIMARY KEY, reason VARCHAR NOT NULL);
