-- Grows while a sequencer is at work, so that another that stands by sees it; 0 when it has stopped in order.
CREATE TABLE IF NOT EXISTS beat (
  id INT PRIMARY KEY,
  number BIGINT NOT NULL);
INSERT INTO beat SELECT 1, 0 WHERE NOT EXISTS (SELECT 1 FROM beat);
