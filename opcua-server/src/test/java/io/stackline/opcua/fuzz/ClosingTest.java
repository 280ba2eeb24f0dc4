package io.stackline.opcua.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackline.opcua.Runs;
import io.stackline.opcua.TestLine;
import io.stackline.run.RunId;
import org.junit.jupiter.api.Test;

/** A server that is closed while much goes on. */
final class ClosingTest {
  /** The first result is made of types, which must not go while it is. */
  @Test
  void runsThatEndMeanwhileAreNoError() throws Exception {
    TestLine line = TestLine.start();
    try (Logged logged = Logged.listen()) {
      for (int i = 0; i < 50; i++) {
        line.publish(Runs.complete(new RunId("run-" + i), Runs.STARTED.plusSeconds(900)));
      }
      line.close();
      assertEquals(0, logged.events(), "nothing to log");
    }
  }
}
