package io.stackline.launch;

import static io.stackline.launch.Shell.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.launch.Shell.Answer;
import io.stackline.plcsim.server.FaultText;
import org.junit.jupiter.api.Test;

/** {@code stackline plc --fault}. */
final class FaultOptionTest {
  private static Answer plc(String fault) {
    return run("plc", "--site", Shell.SHIPPED.toString(), "--fault", fault);
  }

  @Test
  void theHelpNamesEveryFault() {
    String help = run("plc", "--help").out().replaceAll("\\s+", " ");
    for (String each : FaultText.examples()) {
      assertTrue(help.contains(each), each + " is missing in: " + help);
    }
  }

  @Test
  void aFaultNobodyKnowsIsRefusedWithThoseThereAre() {
    Answer answer = plc("P1:lat=300ms");
    assertEquals(1, answer.status());
    assertTrue(answer.err().contains("late, delay, duplicated"), answer.err());
  }

  @Test
  void aFaultOfAnotherPressIsRefusedWithThoseThereAre() {
    for (String spec : new String[] {"P9:dead", "dead"}) {
      Answer answer = plc(spec);
      assertEquals(1, answer.status());
      assertTrue(answer.err().contains("--fault P1:dead"), answer.err());
      assertTrue(answer.err().contains("[P1, P2, P3]"), answer.err());
    }
  }
}
