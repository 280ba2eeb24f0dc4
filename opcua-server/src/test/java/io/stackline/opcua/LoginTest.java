package io.stackline.opcua;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class LoginTest {
  private static TestLine line;

  @BeforeAll
  static void start() throws Exception {
    line = TestLine.start();
  }

  @AfterAll
  static void stop() {
    line.close();
  }

  @Test
  void smoke() throws Exception {
    long t = System.nanoTime();
    try (TestClient client = line.connect("operator")) {
      System.out.println("connect ms " + (System.nanoTime() - t) / 1000000);
      System.out.println(client.children(client.id("line")));
      System.out.println(client.children(client.id("press/P1")));
      System.out.println(client.read("press/P1/Force"));
      line.publish(Readings.fresh(PilotSite.P1, Readings.T0, 19.6));
      System.out.println(client.children(client.id("line/StartRun")));
      System.out.println(client.read("press/P1/Force"));
      System.out.println(client.read("press/P1/Pressure"));
      System.out.println(
          client.call(
              "line",
              "StartRun",
              "x",
              org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint(0),
              new String[0],
              ""));
      System.out.println(
          client.call(
              "line",
              "StartRun",
              "x",
              org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint(0),
              new String[0],
              "",
              1));
    }
    assertEquals(1, 1);
  }
}
