package io.stackline.sequence.store;

import io.stackline.record.RunRecord.Layer;
import io.stackline.record.RunRecord.LiftedCap;
import io.stackline.record.RunRecord.Recipe;
import io.stackline.record.RunRecord.Stage;
import io.stackline.run.RunStatus.Prompt;
import io.stackline.run.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What versions before this one wrote as the record of a run. */
final class FormerRecord {
  private FormerRecord() {}

  /**
   * A record as 0.3.0 wrote it, before orders told where they come from. Its simple name is the
   * word in the database.
   */
  record RunRecord(
      String runId,
      Recipe recipe,
      String site,
      boolean simulated,
      double speed,
      String software,
      String startedBy,
      Instant started,
      Instant ended,
      String state,
      Verdict verdict,
      Map<String, String> bindings,
      List<Layer> layers,
      List<LiftedCap> overrides,
      List<Prompt> prompts,
      List<Stage> stages) {
    io.stackline.record.RunRecord today() {
      return new io.stackline.record.RunRecord(
          runId, recipe, site, simulated, speed, software, startedBy, started, ended, state,
          verdict, bindings, layers, overrides, prompts, stages);
    }
  }
}
