package io.stackline.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackline.press.DieId;
import io.stackline.press.PressId;
import io.stackline.run.RunId;
import io.stackline.run.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who gets what, on lines written down by hand. */
final class UrgentFirstTest {
  private static final Instant NOW = Story.START;
  private static final Policy POLICY = UrgentFirst.USUAL;

  /** One that waits: {@code name priority hours-waiting begun fits dies}. */
  private static Waiting waiting(String line) {
    String[] word = line.split(" ", -1);
    return new Waiting(
        new RunId(word[0]),
        new Urgency(Integer.parseInt(word[1]), Optional.empty()),
        NOW.minus(Duration.ofHours(Long.parseLong(word[2]))),
        word[3].equals("begun"),
        Arrays.stream(word[4].split(",", -1)).map(PressId::new).toList(),
        word.length < 6 ? Set.of() : ids(word[5]));
  }

  private static Set<DieId> ids(String words) {
    return Arrays.stream(words.split(",", -1)).map(DieId::new).collect(Collectors.toSet());
  }

  private static LineView line(String presses, String dies, String... waiting) {
    return new LineView(
        NOW,
        Arrays.stream(waiting).map(UrgentFirstTest::waiting).toList(),
        Arrays.stream(presses.split(",", -1))
            .filter(each -> !each.isEmpty())
            .map(PressId::new)
            .collect(Collectors.toSet()),
        dies.isEmpty() ? Set.of() : ids(dies));
  }

  private static List<String> grants(LineView line) {
    return POLICY.grants(line).stream().map(each -> each.run() + " " + each.press()).toList();
  }

  private static List<String> order(LineView line) {
    return POLICY.order(line).stream().map(each -> each.run().value()).toList();
  }

  @Test
  void theMoreUrgentGoesFirstThenWhoWaitsLongerThenTheName() {
    assertEquals(
        List.of("d", "c", "a", "b"),
        order(line("", "", "b 0 1 new P1", "a 0 1 new P1", "c 0 2 new P1", "d 1 0 new P1")));
  }

  @Test
  void ofThoseWantedAlikeTheOneThatIsDueEarlierGoesFirst() {
    Waiting late = due("late", 9);
    Waiting soon = due("soon", 2);
    Waiting never = waiting("never 0 3 new P1");
    LineView line = new LineView(NOW, List.of(never, late, soon), Set.of(), Set.of());
    assertEquals(List.of("soon", "late", "never"), order(line));
  }

  private static Waiting due(String name, int hours) {
    Urgency urgency = new Urgency(0, Optional.of(NOW.plus(Duration.ofHours(hours))));
    return new Waiting(new RunId(name), urgency, NOW, false, List.of(new PressId("P1")), Set.of());
  }

  @Test
  void whoWaitsBecomesMoreUrgentByOneStepInFourHours() {
    assertEquals(List.of("new", "old"), order(line("", "", "old 0 11 new P1", "new 3 0 new P1")));
    assertEquals(List.of("old", "new"), order(line("", "", "old 0 12 new P1", "new 3 0 new P1")));
  }

  @Test
  void aHalfMadeCellGoesBeforeAnyThatHasNotBegunUntilThatHasWaitedForDays() {
    assertEquals(
        List.of("half", "top"), order(line("", "", "top 9 0 new P1", "half -9 0 begun P1")));
    assertEquals(
        List.of("old", "half"), order(line("", "", "half 0 0 begun P1", "old 0 80 new P1")));
  }

  @Test
  void theFirstPressThatFitsIsGivenSoThatTheBigOneStaysFree() {
    assertEquals(
        List.of("a small", "b big"),
        grants(line("big,small", "D", "a 0 1 begun small,big", "b 0 0 begun small,big")));
  }

  @Test
  void whatTheFirstCannotUseGoesToTheNext() {
    assertEquals(
        List.of("b P2"), grants(line("P2", "D1,D2", "a 5 0 new P1 D1", "b 0 0 new P2 D2")));
  }

  /** Else two dies might never be free at the same time. */
  @Test
  void freeDiesOfTheFirstThatWaitsAreKeptForItButNotThoseOfTheSecond() {
    assertEquals(
        List.of("d P1"),
        grants(
            line(
                "P1,P2,P3",
                "D2,D3,D4",
                "a 5 0 new P1 D1,D2", // D1 is in use: D2 is kept
                "b 4 0 new P1 D2", // waits for a's die
                "c 3 0 new P1 D1,D4", // second in want of something: D4 is not kept
                "d 2 0 new P1,P2 D4")));
  }

  /** A queue of half-made cells does not undo what is kept for the first new one. */
  @Test
  void aHalfMadeCellThatWaitsKeepsNoDies() {
    assertEquals(
        List.of(),
        grants(line("P1", "D2", "half 0 0 begun P9", "a 1 0 new P1 D1,D2", "b 0 0 new P1 D2")));
  }

  @Test
  void theAnswerDoesNotDependOnTheOrderInWhichRunsAreTold() {
    List<Waiting> waiting = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String what = "r%d %d %d %s P%d,P%d D%d,D%d";
      String begun = i % 3 == 0 ? "begun" : "new";
      int priority = i % 5 - 2;
      waiting.add(waiting(what.formatted(i, priority, i % 7, begun, i % 4, i % 6, i % 8, i % 5)));
    }
    LineView line =
        new LineView(NOW, waiting, line("P0,P1,P3,P4", "").presses(), ids("D0,D1,D2,D3,D4,D7"));
    List<Grant> grants = POLICY.grants(line);
    assertEquals(3, grants.size(), "control: presses are given");
    for (int seed = 0; seed < 50; seed++) {
      Collections.shuffle(waiting, new Random(seed));
      assertEquals(
          grants,
          POLICY.grants(new LineView(NOW, waiting, line.presses(), line.dies())),
          "seed " + seed);
    }
  }
}
