package io.stackline.launch;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.board.Board;
import io.stackline.board.Watch;
import io.stackline.press.PressId;
import io.stackline.press.PressReading;
import io.stackline.recipe.RecipeId;
import io.stackline.run.Command;
import io.stackline.run.CommandId;
import io.stackline.run.Outcome;
import io.stackline.run.RunId;
import io.stackline.run.RunStatus;
import io.stackline.time.Time;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Drives a line through its board as the OPC UA server would; waits for words on its lanes. */
record LineDriver(Board board, SimulatedHands hands, Time time) {
  private static final int WAIT_S = 40;

  /** Starts a run and answers its prompts, until it presses. */
  RunId startAndConfirm(String recipe) throws InterruptedException {
    Outcome outcome =
        ask(new Command.StartRun(id(), "tester", time.now(), new RecipeId(recipe), 0, Map.of()));
    assertTrue(outcome instanceof Outcome.Accepted, outcome.toString());
    RunId run = ((Outcome.Accepted) outcome).run();
    confirm(run);
    return run;
  }

  void confirm(RunId run) throws InterruptedException {
    awaitRun(run, status -> status.openPrompt().isPresent());
    RunStatus.Prompt prompt = board.runs().latest(run).orElseThrow().openPrompt().orElseThrow();
    hands.awaitPlaced(run.value(), prompt.id());
    ask(new Command.Confirm(id(), "tester", time.now(), run, prompt.id(), ""));
  }

  Outcome resume(RunId run) throws InterruptedException {
    return ask(new Command.Resume(id(), "tester", time.now(), run));
  }

  private Outcome ask(Command command) throws InterruptedException {
    CountDownLatch answered = new CountDownLatch(1);
    try (Watch watch =
        board
            .outcomes()
            .watch(
                (id, outcome) -> {
                  if (id.equals(command.id())) {
                    answered.countDown();
                  }
                })) {
      board.commands().post(command.id(), command);
      assertTrue(answered.await(WAIT_S, TimeUnit.SECONDS), "no outcome for " + command);
      return board.outcomes().get(command.id()).orElseThrow();
    }
  }

  /** Waits until a run's status is as wanted. */
  RunStatus awaitRun(RunId run, Predicate<RunStatus> wanted) throws InterruptedException {
    CountDownLatch seen = new CountDownLatch(1);
    try (Watch watch =
        board
            .runs()
            .watch(
                (id, status) -> {
                  if (id.equals(run) && wanted.test(status)) {
                    seen.countDown();
                  }
                })) {
      boolean already = board.runs().latest(run).filter(wanted).isPresent();
      assertTrue(
          already || seen.await(WAIT_S, TimeUnit.SECONDS),
          () -> "run is " + board.runs().latest(run));
      return board.runs().latest(run).orElseThrow();
    }
  }

  /** Waits until a press's reading is as wanted. */
  PressReading awaitPress(PressId press, Predicate<PressReading> wanted)
      throws InterruptedException {
    CountDownLatch seen = new CountDownLatch(1);
    try (Watch watch =
        board
            .readings()
            .watch(
                (id, reading) -> {
                  if (id.equals(press) && wanted.test(reading)) {
                    seen.countDown();
                  }
                })) {
      assertTrue(
          board.readings().latest(press).filter(wanted).isPresent()
              || seen.await(WAIT_S, TimeUnit.SECONDS),
          () -> "press is " + board.readings().latest(press));
      return board.readings().latest(press).orElseThrow();
    }
  }

  private static CommandId id() {
    return new CommandId(UUID.randomUUID().toString());
  }
}
