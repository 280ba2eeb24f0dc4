-- A row is a chunk as it was handed over (last_chunk is null), or the chunks from chunk to
-- last_chunk packed into one.
ALTER TABLE trace ADD COLUMN IF NOT EXISTS last_chunk BIGINT;
CREATE INDEX IF NOT EXISTS trace_loose ON trace (last_chunk, run_number, order_number, chunk);

-- false once retention has taken the traces of an ended run
ALTER TABLE run ADD COLUMN IF NOT EXISTS traces_kept BOOLEAN DEFAULT TRUE NOT NULL;
CREATE INDEX IF NOT EXISTS run_traces ON run (ended, traces_kept, ended_at);
