package io.stackline.launch.demo;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;

/**
 * Starts one run as a MES would and follows it to its end: shows each prompt, has it carried out,
 * confirms it, shows the press at work.
 */
public final class RunFollower {
  /** How often the screen is drawn; values come by subscription meanwhile. */
  private static final long REDRAW_MS = 100;

  /** A result arrives a publishing cycle or two after the prompt of the next stage. */
  private static final int GLANCES_MAX = 20;

  private final LineClient line;
  private final Screen screen;
  private final BiConsumer<String, String> hands;
  private final Set<String> confirmed = new HashSet<>();
  private int glances;
  private final Set<String> finished = new HashSet<>();
  private final Set<String> watchedPresses = new HashSet<>();

  /**
   * @param hands carries out a prompt of a run, by its id, before it is confirmed
   */
  public RunFollower(LineClient line, Screen screen, BiConsumer<String, String> hands) {
    this.line = line;
    this.screen = screen;
    this.hands = hands;
  }

  /**
   * What became of the run.
   *
   * @param passed whether it completed and every stage passed
   */
  public record Result(String run, String state, boolean passed) {}

  /**
   * Runs a recipe.
   *
   * @param stages ids of the recipe's stages
   * @param limit wall time after which the run is aborted
   */
  public Result follow(String recipe, List<String> bindings, List<String> stages, Duration limit)
      throws LineClientException, InterruptedException {
    Object run =
        line.call(
                "line",
                "line/StartRun",
                recipe,
                uint(0),
                bindings.toArray(String[]::new),
                UUID.randomUUID().toString())
            .get(0);
    screen.say("run " + run + " started");
    String root = "run/" + run;
    List<StageView> views = StageView.of(line, run.toString(), stages);
    List<String> nodes = new ArrayList<>();
    for (String name :
        List.of("State", "Reason", "CurrentStage", "Prompt", "PromptId", "Verdict")) {
      nodes.add(root + "/" + name);
    }
    views.forEach(view -> nodes.addAll(StageView.stageNodes(view.node())));
    line.watch(nodes);
    watchToTheEnd(root, views, System.nanoTime() + limit.toNanos());
    String state = line.text(root + "/State");
    screen.table(views);
    boolean passed =
        state.equals("COMPLETE")
            && views.stream().allMatch(each -> each.verdict().startsWith("PASS"));
    return new Result(run.toString(), state, passed);
  }

  private void watchToTheEnd(String root, List<StageView> views, long deadline)
      throws LineClientException, InterruptedException {
    boolean abortSent = false;
    while (true) {
      String state = line.text(root + "/State");
      if (state.equals("COMPLETE") || state.equals("ABORTED")) {
        awaitVerdicts(views);
        finish(views);
        return;
      }
      boolean late = System.nanoTime() > deadline;
      if (!abortSent && (state.equals("HELD") || late)) {
        screen.say(
            late
                ? "  the run takes too long; aborting it"
                : "  the run is held: " + line.text(root + "/Reason"));
        line.call(root, root + "/Abort", UUID.randomUUID().toString());
        abortSent = true;
      }
      finish(views);
      if (isShownUpTo(line.text(root + "/CurrentStage"), views)) {
        answerPrompt(root);
      }
      draw(root, views);
      Thread.sleep(REDRAW_MS);
    }
  }

  /** The run's state may arrive a publishing cycle before the last stage's numbers. */
  private static void awaitVerdicts(List<StageView> views) throws InterruptedException {
    for (int i = 0; i < 20 && !views.stream().allMatch(StageView::isSettled); i++) {
      Thread.sleep(REDRAW_MS);
    }
  }

  /** Each stage that has come to its end is shown once with its result. */
  private void finish(List<StageView> views) {
    for (StageView view : views) {
      if (view.state().equals("DONE") && view.isSettled() && finished.add(view.id())) {
        screen.finished(view);
      }
    }
  }

  /**
   * Whether all stages before this one have been shown with their result, or that takes too long.
   */
  private boolean isShownUpTo(String current, List<StageView> views) {
    for (StageView view : views) {
      if (view.id().equals(current)) {
        break;
      }
      if (!finished.contains(view.id()) && glances++ < GLANCES_MAX) {
        return false;
      }
    }
    glances = 0;
    return true;
  }

  private void answerPrompt(String root) throws LineClientException {
    String id = line.text(root + "/PromptId");
    if (id.isEmpty() || !line.text(root + "/State").equals("RUNNING") || !confirmed.add(id)) {
      return;
    }
    screen.say("  ? " + line.text(root + "/Prompt"));
    hands.accept(root.substring("run/".length()), id);
    line.call(root, root + "/Confirm", id, "done by the demo", UUID.randomUUID().toString());
    screen.say("    confirmed");
  }

  private void draw(String root, List<StageView> views) throws LineClientException {
    String current = line.text(root + "/CurrentStage");
    Optional<StageView> stage =
        views.stream().filter(each -> each.id().equals(current)).findFirst();
    if (stage.isEmpty() || stage.get().press().isEmpty()) {
      return;
    }
    if (watchedPresses.add(stage.get().press())) {
      line.watch(StageView.pressNodes(stage.get().press()));
    }
    if (!stage.get().state().equals("PROMPT") && !finished.contains(stage.get().id())) {
      screen.stage(stage.get());
    }
  }
}
