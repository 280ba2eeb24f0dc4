package io.stackline.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.press.PressId;
import io.stackline.press.PressReading;
import io.stackline.recipe.RecipeId;
import io.stackline.run.Command;
import io.stackline.run.CommandId;
import io.stackline.run.Outcome;
import io.stackline.run.RunId;
import io.stackline.run.RunState;
import io.stackline.run.RunStatus;
import io.stackline.run.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LocalBoardTest {
  private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
  private static final PressId P1 = new PressId("P1");

  private final Board board = new LocalBoard();
  private final List<String> heard = new ArrayList<>();

  @Test
  void anOlderValueNeverReplacesANewerOne() {
    board.readings().watch((press, reading) -> heard.add(reading.remark()));

    board.readings().publish(P1, new Stamp(2, 5), lost("newest"));
    board.readings().publish(P1, new Stamp(2, 4), lost("older number"));
    board.readings().publish(P1, new Stamp(2, 5), lost("same stamp"));
    board.readings().publish(P1, new Stamp(1, 99), lost("older term"));
    assertEquals("newest", board.readings().latest(P1).orElseThrow().remark());

    board.readings().publish(P1, new Stamp(3, 1), lost("successor"));
    assertEquals("successor", board.readings().latest(P1).orElseThrow().remark());
    assertEquals(List.of("newest", "successor"), heard);
  }

  @Test
  void anEndedWatchHearsNothingMore() {
    Watch watch = board.readings().watch((press, reading) -> heard.add(reading.remark()));
    board.readings().publish(P1, new Stamp(1, 1), lost("one"));
    watch.close();
    board.readings().publish(P1, new Stamp(1, 2), lost("two"));
    assertEquals(List.of("one"), heard);
  }

  @Test
  void whatAReaderHoldsDoesNotChangeUnderIt() {
    board.readings().publish(P1, new Stamp(1, 1), lost("one"));
    Map<PressId, PressReading> seen = board.readings().all();
    board.readings().publish(new PressId("P2"), new Stamp(1, 1), lost("two"));
    assertEquals(1, seen.size());
  }

  @Test
  void aCommandPostedTwiceIsThereOnce() {
    board.commands().watch((id, command) -> heard.add(id + " by " + command.by()));
    assertTrue(board.commands().post(new CommandId("c1"), hold("c1", "anna")));
    assertTrue(board.commands().post(new CommandId("c1"), hold("c1", "bert")));
    assertEquals(List.of("c1 by anna"), heard);
    assertEquals("anna", board.commands().get(new CommandId("c1")).orElseThrow().by());

    board.commands().settle(new CommandId("c1"));
    board.commands().settle(new CommandId("c1"));
    assertEquals(Map.of(), board.commands().waiting());
  }

  @Test
  void aFullCommandLaneRefusesUntilSomethingIsSettled() {
    for (int i = 0; i < 1024; i++) {
      assertTrue(board.commands().post(new CommandId("c" + i), hold("c" + i, "anna")));
    }
    assertFalse(board.commands().post(new CommandId("one-more"), hold("one-more", "anna")));
    assertTrue(board.commands().post(new CommandId("c7"), hold("c7", "anna")), "known already");
    assertEquals(1024, board.commands().waiting().size());

    board.commands().settle(new CommandId("c0"));
    assertTrue(board.commands().post(new CommandId("one-more"), hold("one-more", "anna")));
    List<CommandId> order = new ArrayList<>(board.commands().waiting().keySet());
    assertEquals(new CommandId("c1"), order.get(0));
    assertEquals(new CommandId("one-more"), order.get(1023));
  }

  @Test
  void outcomesForgetTheOldest() {
    for (int i = 0; i < 1025; i++) {
      CommandId id = new CommandId("c" + i);
      assertTrue(board.outcomes().post(id, new Outcome.Accepted(id, NOW, new RunId("r" + i))));
    }
    assertEquals(Optional.empty(), board.outcomes().get(new CommandId("c0")));
    assertEquals(1024, board.outcomes().waiting().size());
    assertTrue(board.outcomes().get(new CommandId("c1024")).isPresent());
  }

  @Test
  void endedRunsStayUntilFiftyNewerOnesHaveEndedAndLivingOnesForEver() {
    publish("alive", 1, RunState.RUNNING);
    for (int i = 1; i <= Board.ENDED_RUNS_KEPT; i++) {
      publish("r" + i, 1, RunState.COMPLETE);
    }
    assertTrue(board.runs().latest(new RunId("r1")).isPresent());
    publish("r51", 1, RunState.ABORTED);
    assertEquals(Optional.empty(), board.runs().latest(new RunId("r1")));
    assertTrue(board.runs().latest(new RunId("r2")).isPresent());
    assertTrue(board.runs().latest(new RunId("alive")).isPresent());
    assertEquals(51, board.runs().all().size());
  }

  /** A stack-pressure run of days outlives many others; its end must still be seen. */
  @Test
  void aRunThatEndsLastIsForgottenLast() {
    publish("days", 1, RunState.RUNNING);
    for (int i = 1; i <= Board.ENDED_RUNS_KEPT; i++) {
      publish("r" + i, 1, RunState.COMPLETE);
    }
    publish("days", 2, RunState.COMPLETE);
    assertTrue(board.runs().latest(new RunId("days")).isPresent());
    assertEquals(Optional.empty(), board.runs().latest(new RunId("r1")));

    publish("days", 3, RunState.COMPLETE);
    publish("r51", 1, RunState.COMPLETE);
    assertEquals(Optional.empty(), board.runs().latest(new RunId("r2")));
    assertTrue(board.runs().latest(new RunId("days")).isPresent());
  }

  private void publish(String run, long n, RunState state) {
    RunId id = new RunId(run);
    RunStatus.RecipeRef recipe = new RunStatus.RecipeRef(new RecipeId("li-metal-cell"), 1, "00");
    Optional<Instant> ended = state.isEnded() ? Optional.of(NOW) : Optional.empty();
    RunStatus status =
        new RunStatus(
            id,
            recipe,
            state,
            Optional.empty(),
            "",
            NOW,
            "anna",
            NOW,
            ended,
            Verdict.OPEN,
            Map.of(),
            List.of(),
            List.of());
    board.runs().publish(id, new Stamp(1, n), status);
  }

  private static PressReading lost(String remark) {
    return new PressReading.Lost(P1, NOW, NOW, remark);
  }

  private static Command hold(String id, String by) {
    return new Command.Hold(new CommandId(id), by, NOW, new RunId("r1"));
  }
}
