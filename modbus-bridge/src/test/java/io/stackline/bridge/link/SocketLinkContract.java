package io.stackline.bridge.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.bridge.link.ScriptedPlc.Script;
import io.stackline.site.Site.Connection;
import java.io.IOException;
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

  /** Cases C to E: it takes the late answer to one read for the answer to the next. */
  @Test
  void aLateAnswerIsTakenForNothing() throws Exception {
    CountDownLatch late = new CountDownLatch(1);
    CountDownLatch sent = new CountDownLatch(1);
    ScriptedPlc plc =
        plc(
            (request, wire) -> {
              if (request.n() == 1) {
                boolean opened = late.await(10, TimeUnit.SECONDS);
                assertTrue(opened);
                sendOrNot(wire, request.registers(1001));
                sent.countDown();
              } else {
                wire.send(request.registers(1000 + request.n()));
              }
            });
    PlcLink link = link(plc, SHORT);
    LinkException e = assertThrows(LinkException.class, () -> link.readHolding(10, 1));
    late.countDown();
    assertTrue(sent.await(10, TimeUnit.SECONDS));

    assertEquals(LinkException.Kind.TIMED_OUT, e.kind());
    assertEquals(1002, link.readHolding(10, 1).u16(10));
    assertEquals(1003, link.readHolding(10, 1).u16(10));
  }

  /** The other end may be closed by then, which is as good. */
  private static void sendOrNot(ScriptedPlc.Wire wire, byte[] frame) {
    try {
      wire.send(frame);
    } catch (IOException e) {
      // refused by the link's reset
    }
  }

  @Test
  void whatCameUnaskedBeforeAQuestionIsThrownAway() throws Exception {
    CountDownLatch read = new CountDownLatch(1);
    CountDownLatch stale = new CountDownLatch(1);
    ScriptedPlc plc =
        plc(
            (request, wire) -> {
              wire.send(request.registers(1000 + request.n()));
              if (request.n() == 1) {
                assertTrue(read.await(10, TimeUnit.SECONDS));
                wire.send(request.from(request.transaction() + 1, 1, 3, 2, 0xDE, 0xAD));
                stale.countDown();
              }
            });
    PlcLink link = link(plc, LONG);
    assertEquals(1001, link.readHolding(10, 1).u16(10));
    read.countDown();
    assertTrue(stale.await(10, TimeUnit.SECONDS));

    assertEquals(1002, link.readHolding(10, 1).u16(10));
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
