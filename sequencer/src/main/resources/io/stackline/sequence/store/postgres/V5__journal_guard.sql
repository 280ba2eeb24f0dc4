-- What is in the journal stays as it is; only retention takes whole runs out.
CREATE OR REPLACE FUNCTION journal_guard() RETURNS trigger AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_setting('stackline.retention', true) = 'on' THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'the journal is never changed: % of entry %', TG_OP, OLD.ord;
END
$$ LANGUAGE plpgsql;

CREATE OR REPLACE TRIGGER journal_guard BEFORE UPDATE OR DELETE ON journal
  FOR EACH ROW EXECUTE FUNCTION journal_guard();
