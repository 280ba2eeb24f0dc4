package io.stackline.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackline.press.PressId;
import io.stackline.site.Processes;
import io.stackline.site.SiteProcess;
import io.stackline.site.SiteProcess.Address;
import io.stackline.site.SiteProcess.Role;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which bridge gets which press. */
class BridgesTest {
  private static final PressId P1 = new PressId("P1");
  private static final PressId P2 = new PressId("P2");
  private static final PressId P3 = new PressId("P3");
  private static final PressId P4 = new PressId("P4");
  private static final List<PressId> ALL = List.of(P1, P2, P3, P4);

  private static Set<String> none(PressId press) {
    return Set.of();
  }

  /** P4 is reached by b alone. */
  private final Bridges bridges =
      new Bridges(
          new Processes(
              List.of(bridge("a", P1, P2, P3), bridge("b", P1, P2, P3, P4), bridge("c", P3))));

  @Test
  void pressesAreSharedOutAmongThoseThatAreHeard() {
    assertEquals(
        Map.of(P1, "a", P2, "b", P3, "c", P4, "b"),
        bridges.of(ALL, Set.of("a", "b", "c"), Map.of(), BridgesTest::none));
    assertEquals(
        Map.of(P1, "b", P2, "b", P3, "b", P4, "b"),
        bridges.of(ALL, Set.of("b"), Map.of(), BridgesTest::none));
  }

  @Test
  void aPressStaysWhereItIsAsLongAsItsBridgeIsHeard() {
    Map<PressId, String> present = Map.of(P1, "b", P2, "b", P3, "b", P4, "b");
    assertEquals(present, bridges.of(ALL, Set.of("a", "b", "c"), present, BridgesTest::none));
  }

  @Test
  void theOthersTakeWhatASilentBridgeHad() {
    Map<PressId, String> present = Map.of(P1, "a", P2, "a", P3, "a", P4, "b");
    assertEquals(
        Map.of(P1, "b", P2, "b", P3, "c", P4, "b"),
        bridges.of(ALL, Set.of("b", "c"), present, BridgesTest::none));
  }

  @Test
  void whatNobodyHeardReachesStaysWhereItIs() {
    Map<PressId, String> present = Map.of(P1, "a", P2, "b", P3, "c", P4, "b");
    assertEquals(present, bridges.of(ALL, Set.of(), present, BridgesTest::none));
    assertEquals("b", bridges.of(List.of(P4), Set.of("a"), present, BridgesTest::none).get(P4));
    assertEquals("b", bridges.of(List.of(P4), Set.of("a"), Map.of(), BridgesTest::none).get(P4));
  }

  /** The site was changed, and the process restarted. */
  @Test
  void aBridgeThatDoesNotReachAPressAnyMoreLosesIt() {
    assertEquals(
        "a", bridges.of(List.of(P1), Set.of("a", "c"), Map.of(P1, "c"), BridgesTest::none).get(P1));
  }

  @Test
  void aPressGoesOnFromABridgeThatWasInVainToOneThatWasNot() {
    Map<PressId, String> present = Map.of(P1, "a", P3, "a", P4, "b");
    assertEquals(
        Map.of(P1, "b", P3, "c", P4, "b"),
        bridges.of(
            List.of(P1, P3, P4),
            Set.of("a", "b", "c"),
            present,
            press -> press.equals(P3) ? Set.of("a", "b") : Set.of("a")));
  }

  @Test
  void whereAllWereInVainOrTheOthersAreSilentAPressStaysAndADeadBridgeGivesItBack() {
    assertEquals(
        "a", bridges.of(List.of(P1), Set.of("a"), Map.of(P1, "a"), press -> Set.of("a")).get(P1));
    assertEquals(
        "b",
        bridges.of(List.of(P4), Set.of("a", "b"), Map.of(P4, "b"), press -> Set.of("b")).get(P4));
    assertEquals(
        "a", bridges.of(List.of(P1), Set.of("a"), Map.of(P1, "b"), press -> Set.of("a")).get(P1));
  }

  private static SiteProcess bridge(String name, PressId... presses) {
    return new SiteProcess(
        name,
        Role.BRIDGE,
        new Address(name, 1),
        new LinkedHashSet<>(List.of(presses)),
        Optional.empty());
  }
}
