package io.stackline.opcua.model.run;

import static io.stackline.opcua.model.node.Unit.KN;
import static io.stackline.opcua.model.node.Unit.MPA;
import static io.stackline.opcua.model.node.Unit.MPA_PER_S;
import static io.stackline.opcua.model.node.Unit.SECOND;
import static org.eclipse.milo.opcua.stack.core.StatusCodes.Bad_WaitingForInitialData;

import io.stackline.opcua.model.node.Kind;
import io.stackline.opcua.model.node.Tag;
import io.stackline.opcua.model.node.Unit;
import io.stackline.opcua.model.node.WhyTags;
import io.stackline.opcua.value.Sample;
import io.stackline.press.DieId;
import io.stackline.press.PressId;
import io.stackline.recipe.Asks;
import io.stackline.recipe.Scan;
import io.stackline.run.Due;
import io.stackline.run.HoldCause;
import io.stackline.run.RunStatus;
import io.stackline.run.RunStatus.Prompt;
import io.stackline.run.RunStatus.StageResult;
import io.stackline.run.RunStatus.StageStatus;
import io.stackline.run.StageState;
import io.stackline.run.Verdict;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The variables of a run and of its stages. */
final class RunTags {
  private RunTags() {}

  static final List<Tag<RunStatus>> RUN =
      List.of(
          text(
              "State",
              "QUEUED, RUNNING, HOLDING, HELD, UNHOLDING, STOPPING, STOPPED, ABORTING, ABORTED or COMPLETE",
              r -> r.state().name()),
          text(
              "HeldBy",
              "By what it is held: OPERATOR, INTERLOCK, COMMUNICATION, RESTART, VERDICT, REFUSAL,"
                  + " STORE or FAULT; empty if it is not",
              r -> r.cause().map(HoldCause::name).orElse("")),
          text("Reason", "Why it is in this state", RunStatus::reason),
          text("Recipe", "Id of the recipe", r -> r.recipe().id().value()),
          Tag.of(
              "Revision",
              Kind.UINT32,
              "Revision of the recipe",
              r -> Sample.count32(r.recipe().revision())),
          text("RecipeHash", "SHA-256 of the recipe as it was", r -> r.recipe().hash()),
          Tag.of(
              "Bindings",
              Kind.STRINGS,
              "What the run bound of what its recipe left open, each as name=value",
              r -> Sample.texts(bindings(r))),
          text("StartedBy", "The user who started it", RunStatus::startedBy),
          text("SupervisoryJobId", "The job of the MES it is for", r -> r.origin().job()),
          text("SupervisoryTaskId", "The task of that job", r -> r.origin().task()),
          Tag.of("Started", Kind.TIME, "When it was started", r -> Sample.time(r.started())),
          Tag.of(
              "Ended",
              Kind.TIME,
              "When it ended",
              r -> Sample.time(r.ended(), Bad_WaitingForInitialData)),
          Tag.of("Since", Kind.TIME, "When it entered this state", r -> Sample.time(r.since())),
          Tag.of(
              "Priority",
              Kind.INT32,
              "-9 to 9, 0 is usual, a higher one goes first",
              r -> Sample.of(r.standing().urgency().priority())),
          Tag.of(
              "Due",
              Kind.TIME,
              "When it should be done",
              r -> Sample.time(r.standing().urgency().due(), Bad_WaitingForInitialData)),
          Tag.of(
              "QueuePosition",
              Kind.UINT32,
              "Its place among those that wait for a press, 1 is the next; 0 if it does not wait",
              r -> Sample.count32(r.standing().position())),
          text(
              "AllottedPress",
              "The press it has now, empty if none",
              r -> r.standing().press().map(PressId::value).orElse("")),
          Tag.of(
              "AllottedDies",
              Kind.STRINGS,
              "The dies it has now",
              r -> Sample.texts(r.dies().stream().map(DieId::value).toList())),
          text("Verdict", "What became of it, OPEN until judged", r -> r.verdict().name()),
          text("CurrentStage", "Id of the stage under way", RunTags::currentStage),
          text(
              "Prompt",
              "What the operator is asked, empty if nothing",
              r -> r.openPrompt().map(Prompt::text).orElse("")),
          text(
              "PromptId",
              "Id of that prompt, for Confirm",
              r -> r.openPrompt().map(Prompt::id).orElse("")),
          Tag.of(
              "ExpectedEnd",
              Kind.TIME,
              "When what it is at should be over",
              r -> Sample.time(r.due().map(Due::expected), Bad_WaitingForInitialData)),
          text(
              "Overdue",
              "What takes longer than it should, empty if nothing does",
              r -> r.overdue().map(Due::text).orElse("")),
          Tag.of(
              "OverdueSince",
              Kind.TIME,
              "Since when that is overdue",
              r -> Sample.time(r.overdue().map(Due::by), Bad_WaitingForInitialData)),
          text(
              "PromptRole",
              "Who may confirm it, operator or process-engineer; empty if nothing is asked",
              r -> r.openPrompt().map(each -> each.asks().role().toString()).orElse("")),
          Tag.of(
              "PromptScans",
              Kind.STRINGS,
              "What is to be scanned for ConfirmWith, each by the name it is handed in under",
              r -> Sample.texts(asked(r, Asks::scans, Scan::name))),
          Tag.of(
              "PromptEntries",
              Kind.STRINGS,
              "What is to be entered for ConfirmWith, each as name=what it must be",
              r -> Sample.texts(asked(r, Asks::entries, each -> each.name() + "=" + each.text()))));

  static final List<Tag<RunScene>> WHY = WhyTags.of(RunScene::whyNot);

  static final List<Tag<StageStatus>> STAGE =
      List.of(
          text("Kind", "Kind of pressing", s -> s.kind().name()),
          text("State", "How far it has come", s -> s.state().name()),
          text(
              "Press",
              "The press it is pressed on; the likely one before it is allotted",
              s -> s.press().value()),
          text("Die", "Die or sleeve", s -> s.die().value()),
          analog("Target", MPA, "Pressure on the specimen", s -> s.target().toMPa()),
          analog("TargetForce", KN, "Force that makes it", s -> s.targetForce().toKN()),
          analog("Cap", MPA, "Highest target this stack may see", s -> s.cap().toMPa()),
          text("CapRule", "What binds the cap", StageStatus::capRule),
          Tag.analog(
              "DwellRequired",
              SECOND,
              "Time in band it needs",
              s -> Sample.seconds(s.dwellRequired())),
          Tag.of(
              "RunNumber",
              Kind.UINT32,
              "RUN_ID of its latest attempt, 0 if none",
              s -> Sample.count32(s.runNumber())),
          text(
              "Verdict",
              "What became of it, OPEN until judged",
              s -> s.result().map(StageResult::verdict).orElse(Verdict.OPEN).name()),
          analog("Peak", MPA, "Highest pressure seen", judged(r -> r.peak().toMPa())),
          analog(
              "DwellCredited",
              SECOND,
              "Time in band it got",
              judged(r -> r.dwellCredited().toNanos() / 1e9)),
          number(
              "InBandFraction", "Share of the dwell in band, 0 to 1", StageResult::inBandFraction),
          analog(
              "RampRate",
              MPA_PER_S,
              "Slope of the ramp between 20 and 90 %",
              judged(StageResult::rampMPaPerS)),
          number(
              "RelativeDensity",
              "Of the whole stack after release, 0 to 1",
              StageResult::relativeDensity),
          Tag.of(
              "Findings",
              Kind.STRINGS,
              "What did not hold or could not be judged",
              s -> Sample.texts(s.result().map(StageResult::findings).orElse(List.of()))));

  private static <T> List<String> asked(
      RunStatus run, Function<Asks, List<T>> part, Function<T, String> told) {
    return run.openPrompt().map(each -> part.apply(each.asks())).orElse(List.of()).stream()
        .map(told)
        .toList();
  }

  private static List<String> bindings(RunStatus run) {
    return run.bindings().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(each -> each.getKey() + "=" + each.getValue())
        .toList();
  }

  private static <T> Tag<T> text(String name, String description, Function<T, String> read) {
    return Tag.of(name, Kind.STRING, description, subject -> Sample.text(read.apply(subject)));
  }

  private static Tag<StageStatus> analog(
      String name, Unit unit, String description, Function<StageStatus, Double> read) {
    return Tag.analog(name, unit, description, stage -> known(read.apply(stage)));
  }

  private static Tag<StageStatus> number(
      String name, String description, Function<StageResult, Double> read) {
    return Tag.of(name, Kind.DOUBLE, description, stage -> known(judged(read).apply(stage)));
  }

  /** Not known until the stage is judged, and perhaps not even then. */
  private static Function<StageStatus, Double> judged(Function<StageResult, Double> read) {
    return stage -> stage.result().map(read).orElse(Double.NaN);
  }

  private static Sample known(double value) {
    return Sample.number(value, Bad_WaitingForInitialData);
  }

  private static String currentStage(RunStatus run) {
    return run.stages().stream()
        .filter(stage -> isUnderWay(stage.state()))
        .map(StageStatus::id)
        .findFirst()
        .orElse("");
  }

  private static boolean isUnderWay(StageState state) {
    return switch (state) {
      case QUEUED, PROMPT, PREPARING, PRESSING, COMM_LOST, PAUSED, JUDGING -> true;
      case WAITING, DONE, NOT_PRESSED, SKIPPED -> false;
    };
  }
}
