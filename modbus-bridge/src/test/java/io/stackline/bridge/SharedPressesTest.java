package io.stackline.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackline.board.LocalBoard;
import io.stackline.board.Peers;
import io.stackline.board.Stamp;
import io.stackline.board.Watch;
import io.stackline.press.PressId;
import io.stackline.run.Assignment;
import io.stackline.time.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Bridge {@code a}, which shares its press with {@code b}, loses the line and hears it again. */
class SharedPressesTest implements Peers, SharedPresses.Hands {
  private final LocalBoard board = new LocalBoard();
  private final VirtualTime time = new VirtualTime(Instant.parse("2026-11-22T08:00:00Z"));
  private final List<String> done = new ArrayList<>();
  private Runnable changed = () -> {};
  private boolean whole = true;
  private final SharedPresses shared =
      new SharedPresses(
          new Territory("a", Map.of(Rig.P1, Rig.site().press(Rig.P1)), List.of()),
          board.assignments(),
          this,
          time,
          this);

  @AfterEach
  void close() {
    shared.close();
  }

  private void assigned(String bridge, long turn) {
    Assignment next = new Assignment(Rig.P1, bridge, Rig.NONCE, 1, turn);
    board.assignments().publish(Rig.P1, new Stamp(1, turn), next);
  }

  private void hears(boolean most) {
    whole = most;
    changed.run();
  }

  @Test
  void itLetsGoAndTakesBackWhatIsStillItsOwn() {
    assigned("a", 1);
    hears(false);
    time.advance(SharedPresses.UNHEARD_MAX.plusMillis(1));
    assertEquals(List.of("take 1", "let go"), done);
    hears(true);
    time.advance(SharedPresses.BELIEVE_AFTER.plusMillis(1));
    assertEquals(List.of("take 1", "let go", "take 1"), done);
  }

  @Test
  void aHiccupMovesNothing() {
    assigned("a", 1);
    hears(false);
    time.advance(Duration.ofSeconds(1));
    hears(true);
    time.advance(Duration.ofSeconds(10));
    assertEquals(List.of("take 1"), done);
  }

  /** What was assigned meanwhile is heard some tenths of a second after those who assigned it. */
  @Test
  void itDoesNotTakeBackForAMomentWhatAnotherHasByNow() {
    assigned("a", 1);
    hears(false);
    time.advance(Duration.ofSeconds(10));
    hears(true);
    time.advance(Duration.ofMillis(200));
    assigned("b", 2);
    time.advance(Duration.ofSeconds(10));
    assertEquals(List.of("take 1", "let go"), done);
  }

  @Override
  public void take(PressId press, Assignment assignment) {
    done.add("take " + assignment.turn());
  }

  @Override
  public void letGo(PressId press) {
    done.add("let go");
  }

  @Override
  public String self() {
    return "a";
  }

  @Override
  public boolean isWhole() {
    return whole;
  }

  @Override
  public Set<String> heard() {
    return Set.of("a");
  }

  @Override
  public Optional<String> sequencer() {
    return Optional.empty();
  }

  @Override
  public Watch watch(Runnable watcher) {
    changed = watcher;
    return () -> {};
  }
}
