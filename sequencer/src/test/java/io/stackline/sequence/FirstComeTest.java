package io.stackline.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackline.press.DieId;
import io.stackline.press.PressId;
import io.stackline.run.RunId;
import io.stackline.run.Urgency;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The rule others are compared to. */
final class FirstComeTest {
  private static final Instant NOW = Story.START;
  private static final PressId P1 = new PressId("P1");
  private static final PressId P2 = new PressId("P2");
  private static final DieId D1 = new DieId("D1");
  private static final DieId D2 = new DieId("D2");

  private static Waiting waiting(
      String run, int priority, boolean begun, PressId fits, Set<DieId> dies) {
    Urgency urgency = new Urgency(priority, Optional.empty());
    return new Waiting(new RunId(run), urgency, NOW, begun, List.of(fits), dies);
  }

  private static List<String> grants(LineView line) {
    return new FirstCome()
        .grants(line).stream().map(each -> each.run() + " " + each.press()).toList();
  }

  @Test
  void theMoreUrgentDoesNotOvertake() {
    Waiting first = waiting("first", 0, false, P1, Set.of(D1));
    Waiting urgent = waiting("urgent", 9, false, P1, Set.of(D2));
    assertEquals(
        List.of("first P1"),
        grants(new LineView(NOW, List.of(first, urgent), Set.of(P1), Set.of(D1, D2))));
  }

  /** The first waits for a die: neither its press nor its other die goes to who came after it. */
  @Test
  void whatTheFirstWaitsForIsKeptForIt() {
    Waiting first = waiting("first", 0, false, P1, Set.of(D1, D2));
    Waiting onIts = waiting("on-its-press", 0, false, P1, Set.of());
    Waiting inIts = waiting("in-its-die", 0, false, P2, Set.of(D2));
    Waiting other = waiting("other", 0, false, P2, Set.of());
    assertEquals(
        List.of(),
        grants(new LineView(NOW, List.of(first, onIts, inIts), Set.of(P1, P2), Set.of(D2))));
    assertEquals(
        List.of("other P2"),
        grants(new LineView(NOW, List.of(first, onIts, other), Set.of(P1, P2), Set.of(D2))));
  }

  /** Else a new run could keep the press for which somebody waits who has its die. */
  @Test
  void aHalfMadeCellGoesBeforeNewRuns() {
    Waiting fresh = waiting("new", 0, false, P1, Set.of(D1));
    Waiting begun = waiting("begun", 0, true, P1, Set.of());
    assertEquals(
        List.of("begun P1"),
        grants(new LineView(NOW, List.of(fresh, begun), Set.of(P1), Set.of())));
  }
}
