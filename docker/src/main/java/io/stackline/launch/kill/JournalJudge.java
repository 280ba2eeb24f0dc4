package io.stackline.launch.kill;

import io.stackline.launch.kill.Sight.State;
import io.stackline.launch.kill.Told.Answer;
import io.stackline.record.RunJournal.Stroke;
import io.stackline.run.CommandId;
import io.stackline.run.Outcome;
import io.stackline.run.RunId;
import io.stackline.sequence.store.StoreAudit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds the journal against what clients were answered and what presses did. Pure: every fault is a
 * sentence.
 */
final class JournalJudge {
  private final StoreAudit audit;
  private final List<Told> told;
  private final List<String> faults = new ArrayList<>();

  private JournalJudge(StoreAudit audit, List<Told> told) {
    this.audit = audit;
    this.told = told;
  }

  /**
   * What is wrong, at any moment.
   *
   * @param before what the journal said when it was last looked at
   * @param strokes begun at each press, by RUN_ID, with the state each was last seen in
   */
  static List<String> judge(
      StoreAudit before, StoreAudit now, List<Told> told, Map<String, Map<Long, State>> strokes) {
    JournalJudge judge = new JournalJudge(now, told);
    judge.tables();
    judge.onlyGrown(before);
    judge.acknowledged();
    judge.runs();
    judge.strokes(strokes);
    return judge.faults;
  }

  /** What is wrong once every run was to have ended. */
  static List<String> judgeEnd(StoreAudit now, List<Told> told) {
    List<String> faults = new ArrayList<>();
    now.runs()
        .forEach(
            (run, ended) -> {
              if (!ended) {
                faults.add("run " + run + " has not ended");
              } else if (!now.records().containsKey(run)) {
                faults.add("run " + run + " has ended without a record");
              }
            });
    told.stream()
        .filter(Told::isOpen)
        .forEach(each -> faults.add("command " + each.id() + " never got an answer"));
    told.stream()
        .filter(each -> !now.outcomes().containsKey(each.id()))
        .forEach(each -> faults.add("command " + each.id() + " has no outcome"));
    return faults;
  }

  private void tables() {
    if (audit.newest() != audit.reached()) {
      faults.add(
          "the tables tell up to entry " + audit.reached() + " of " + audit.newest() + " entries");
    }
    audit.again().forEach(each -> faults.add("command " + each + " was answered twice"));
  }

  /** What was written down once stays. */
  private void onlyGrown(StoreAudit before) {
    if (audit.newest() < before.newest()) {
      faults.add("the journal had " + before.newest() + " entries and has " + audit.newest());
    }
    before
        .outcomes()
        .forEach(
            (id, outcome) -> {
              if (!outcome.equals(audit.outcomes().get(id))) {
                faults.add(
                    "command " + id + " had " + outcome + " and has " + audit.outcomes().get(id));
              }
            });
    Set<Long> numbers = new HashSet<>();
    audit.strokes().forEach(each -> numbers.add(each.runNumber()));
    before.strokes().stream()
        .filter(each -> !numbers.contains(each.runNumber()))
        .forEach(each -> faults.add("the journal has forgotten " + each));
  }

  private void acknowledged() {
    for (Told each : told) {
      Outcome outcome = audit.outcomes().get(each.id());
      if (!isSo(each.answer(), outcome)) {
        faults.add("acknowledged and lost: " + each + ", the journal has " + outcome);
      }
      if (outcome instanceof Outcome.Refused refused
          && (refused.refusal().reason().isBlank() || refused.refusal().remedy().isBlank())) {
        faults.add(each.id() + " was refused without saying what to do: " + refused.refusal());
      }
    }
  }

  private static boolean isSo(Answer heard, @Nullable Outcome written) {
    if (heard instanceof Answer.Accepted accepted) {
      return written instanceof Outcome.Obeyed
          || (written instanceof Outcome.Accepted it
              && (accepted.run().isEmpty() || accepted.run().equals(it.run().value())));
    }
    return heard instanceof Answer.None
        || (heard instanceof Answer.Refused && written instanceof Outcome.Refused)
        || (heard instanceof Answer.Unknown && written instanceof Outcome.Unknown);
  }

  /** A run is there if, and only if, its start was accepted. */
  private void runs() {
    Map<RunId, CommandId> started = new HashMap<>();
    for (Told each : told) {
      if (each.what() == Told.What.START
          && audit.outcomes().get(each.id()) instanceof Outcome.Accepted accepted
          && started.put(accepted.run(), each.id()) != null) {
        faults.add("two starts gave run " + accepted.run());
      }
    }
    started.keySet().stream()
        .filter(run -> !audit.runs().containsKey(run))
        .forEach(run -> faults.add("run " + run + " was started and is lost"));
    audit.runs().keySet().stream()
        .filter(run -> !started.containsKey(run))
        .forEach(run -> faults.add("run " + run + " was started by nobody"));
  }

  private record Stage(RunId run, String id) {}

  /** One press, one stage, one start a RUN_ID; a stage is begun again only if a person said so. */
  private void strokes(Map<String, Map<Long, State>> begun) {
    Map<Long, Stage> drawn = new HashMap<>();
    for (Stroke each : audit.strokes()) {
      Stage stage = new Stage(each.run(), each.stage());
      if (drawn.put(each.runNumber(), stage) != null) {
        faults.add("RUN_ID " + each.runNumber() + " was drawn twice");
      }
    }
    Map<Long, String> at = new HashMap<>();
    Map<Stage, List<Long>> attempts = new LinkedHashMap<>();
    begun.forEach(
        (press, numbers) ->
            numbers
                .keySet()
                .forEach(
                    number -> {
                      String other = at.put(number, press);
                      if (other != null) {
                        faults.add(
                            "RUN_ID " + number + " was started on " + other + " and " + press);
                      }
                      Stage stage = drawn.get(number);
                      if (stage == null) {
                        faults.add(
                            press + " began RUN_ID " + number + ", which the journal never drew");
                      } else {
                        attempts.computeIfAbsent(stage, key -> new ArrayList<>()).add(number);
                      }
                    }));
    Map<RunId, Integer> more = new LinkedHashMap<>();
    attempts.forEach((stage, numbers) -> more.merge(stage.run(), numbers.size() - 1, Integer::sum));
    more.forEach(
        (run, strokes) -> {
          long asked = told.stream().filter(each -> isRepeat(each, run)).count();
          if (strokes > asked) {
            faults.add(
                "run "
                    + run
                    + " pressed "
                    + strokes
                    + " strokes again, and "
                    + asked
                    + " repetitions were asked for: "
                    + attempts);
          }
        });
  }

  /** A repetition that was refused allows nothing. */
  private static boolean isRepeat(Told told, RunId run) {
    return told.what() == Told.What.REPEAT
        && !(told.answer() instanceof Answer.Refused)
        && told.run().equals(run.value());
  }
}
