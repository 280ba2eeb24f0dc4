package io.stackline.bridge.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.bridge.link.ScriptedPlc.Script;
import io.stackline.site.Site.Connection;
import java.net.SocketException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a link on a socket promises beyond. */
abstract class SocketLinkContract extends PlcLinkContract {
  abstract Wrapping wrapping();

  @Override
  ScriptedPlc plc(Script script) throws Exception {
    return closing(ScriptedPlc.start(wrapping(), script));
  }

  @Override
  Connection to(ScriptedPlc plc, Duration timeout) {
    return plc.connection(timeout);
  }

  @Test
  void aPlcThatRefusesConnectionsIsNamed() throws Exception {
    ScriptedPlc plc = plc((request, wire) -> {});
    plc.pullThePlug();
    PlcLink link = link(plc, LONG);
    LinkException e = assertThrows(LinkException.class, () -> link.readInput(100, 80));

    assertEquals(LinkException.Kind.REFUSED, e.kind());
    assertTrue(String.valueOf(e.getMessage()).contains("127.0.0.1:" + plc.port()), e.getMessage());
  }

  @Test
  void oneConnectionIsEnoughUntilSomethingFails() throws Exception {
    ScriptedPlc plc =
        plc(
            (request, wire) -> {
              if (request.n() == 4) {
                wire.send(Arrays.copyOf(request.registers(4), 6));
                wire.hangUp();
              } else {
                wire.send(request.registers(request.n()));
              }
            });
    PlcLink link = link(plc, LONG);
    for (int n = 1; n <= 3; n++) {
      assertEquals(n, link.readInput(100, 1).u16(100));
    }
    assertEquals(1, plc.connections());
    LinkException e = assertThrows(LinkException.class, () -> link.readInput(100, 1));
    assertEquals(LinkException.Kind.GARBLED, e.kind());
    assertEquals(5, link.readInput(100, 1).u16(100));
    assertEquals(2, plc.connections());
  }

  /** A cable that is back is found by the next call, without anybody's help. */
  @Test
  void theNextCallAfterALostConnectionConnectsAnew() throws Exception {
    ScriptedPlc plc = plc((request, wire) -> wire.send(request.registers(request.n())));
    PlcLink link = link(plc, LONG);
    assertEquals(1, link.readInput(100, 1).u16(100));
    plc.hangUp();
    assertThrows(LinkException.class, () -> link.readInput(100, 1));

    assertEquals(100, link.readInput(100, 1).address());
  }

  /**
   * After an orderly close the system would go on delivering a command that the PLC has not yet
   * taken, for minutes. A reset forgets it.
   */
  @Test
  void aConnectionInDoubtIsResetNotClosed() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    ScriptedPlc plc = plc((request, wire) -> asked.countDown());
    PlcLink link = link(plc, SHORT);
    assertThrows(LinkException.class, () -> link.writeOne(10, 7));
    assertTrue(asked.await(10, TimeUnit.SECONDS));
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (plc.ends().isEmpty() && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertEquals(
        SocketException.class, plc.ends().get(0).getClass(), "an end of file would be a close");
  }
}
