package io.stackline.opcua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.opcua.ServiceLevels.Share;
import io.stackline.opcua.ServiceLevels.Sight;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ranges are those of OPC 10000-4, Table 105. */
final class ServiceLevelsTest {
  private static final Share NONE = new Share(0, 0);

  @ParameterizedTest
  @CsvSource({
    "true, true, true, 3, 2, 255",
    "true, true, true, 3, 1, 227",
    "true, true, true, 3, 0, 200",
    "true, true, true, 2, 2, 159",
    "true, true, true, 0, 2, 79",
    "true, true, false, 3, 2, 182",
    "true, false, true, 3, 2, 139",
    "true, false, true, 1, 2, 59",
    "true, false, true, 0, 2, 1",
    "false, true, true, 3, 2, 1",
  })
  void whatIsMissingLowersTheLevel(
      boolean whole, boolean sequencer, boolean archive, int fresh, int bridges, int level) {
    Sight sight = new Sight(whole, sequencer, archive, new Share(fresh, 3), new Share(bridges, 2));
    assertEquals(level, ServiceLevels.of(sight));
  }

  /** One press out of very many is missed already; the least there can be is no less than 2. */
  @Test
  void eachRangeIsKeptWithAnyNumberOfPresses() {
    for (int of : List.of(1, 2, 3, 200, 10_000)) {
      assertEquals(255, level(of, of, true), of + " presses");
      assertTrue(level(of - 1, of, true) < 200, of + " presses");
      assertTrue(level(of - 1, of, true) >= 2, of + " presses");
    }
    assertTrue(level(1, 10_000, false) >= 2);
  }

  @Test
  void moreIsNeverWorthLess() {
    List<Integer> levels = new ArrayList<>();
    for (int fresh = 0; fresh <= 300; fresh++) {
      levels.add(level(fresh, 300, true));
    }
    assertEquals(levels.stream().sorted().toList(), levels);
  }

  @Test
  void aLineWithoutPressesOrInOneProcessMissesNothing() {
    assertEquals(255, ServiceLevels.of(new Sight(true, true, true, NONE, NONE)));
    assertThrows(IllegalArgumentException.class, () -> new Share(2, 1));
  }

  private static int level(int fresh, int of, boolean sequencer) {
    return ServiceLevels.of(new Sight(true, sequencer, true, new Share(fresh, of), NONE));
  }
}
