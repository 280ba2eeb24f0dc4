-- What is in the journal stays as it is; only retention takes whole runs out.
CREATE TRIGGER IF NOT EXISTS journal_guard BEFORE UPDATE, DELETE ON journal
  FOR EACH ROW CALL 'io.stackline.sequence.store.JournalGuard';
