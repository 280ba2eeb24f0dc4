package io.stackline.opcua;

import io.stackline.press.TraceSample;
import io.stackline.record.RunArchive;
import io.stackline.record.RunRecord;
import io.stackline.run.RunId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** An archive that does not answer the first time it is asked. */
record LateArchive(RunArchive archive, AtomicBoolean answers) implements RunArchive {
  static LateArchive of(List<RunRecord> records) {
    return new LateArchive(new SmallArchive(records), new AtomicBoolean());
  }

  @Override
  public Optional<RunRecord> record(RunId run) {
    return archive.record(run);
  }

  @Override
  public List<RunId> recent(int max) {
    if (!answers.getAndSet(true)) {
      throw new IllegalStateException("a test's store is away");
    }
    return archive.recent(max);
  }

  @Override
  public List<TraceSample> trace(RunId run, String stage) {
    return archive.trace(run, stage);
  }
}
