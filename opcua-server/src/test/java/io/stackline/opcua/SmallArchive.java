package io.stackline.opcua;

import io.stackline.press.TraceSample;
import io.stackline.record.RunArchive;
import io.stackline.record.RunRecord;
import io.stackline.run.RunId;
import java.util.List;
import java.util.Optional;

/** An archive of the given records and no traces. */
public record SmallArchive(List<RunRecord> records) implements RunArchive {
  @Override
  public Optional<RunRecord> record(RunId run) {
    return records.stream().filter(each -> each.runId().equals(run.value())).findFirst();
  }

  @Override
  public List<RunId> recent(int max) {
    return records.stream().limit(max).map(each -> new RunId(each.runId())).toList();
  }

  @Override
  public List<TraceSample> trace(RunId run, String stage) {
    return List.of();
  }
}
