package io.stackline.bridge.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.ghgande.j2mod.modbus.ModbusException;
import com.ghgande.j2mod.modbus.facade.ModbusTCPMaster;
import com.ghgande.j2mod.modbus.procimg.SimpleRegister;
import io.stackline.bridge.register.Words;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What stock j2mod does when an answer is lost or late, and that our link does not. If a stock test
 * fails after an update of j2mod, the library has been cured and the cure here may go.
 */
@Timeout(30)
class J2modContractIT {
  private static final int SHORT_MILLIS = 150;
  private static final Duration SHORT = Duration.ofMillis(SHORT_MILLIS);

  private static ScriptedPlc losingTheFirstAnswer() throws Exception {
    return ScriptedPlc.start(
        (request, wire) -> {
          if (request.n() > 1) {
            wire.send(request.written());
          }
        });
  }

  /** Answers read n with 1000 + n, but the first one only once the latch opens. */
  private static ScriptedPlc answeringTheFirstReadLate(CountDownLatch late, CountDownLatch sent)
      throws Exception {
    return ScriptedPlc.start(
        (request, wire) -> {
          if (request.n() == 1) {
            boolean opened = late.await(10, TimeUnit.SECONDS);
            assertTrue(opened);
            wire.send(request.registers(1001));
            sent.countDown();
          } else {
            wire.send(request.registers(1000 + request.n()));
          }
        });
  }

  @Test
  void stockRepeatsAWriteWhoseAnswerWasLostAndSaysAllIsWell() throws Exception {
    try (ScriptedPlc plc =
        ScriptedPlc.start(
            (request, wire) -> {
              if (request.n() > 1) {
                wire.send(request.frame(6, 0, 10, 0, 7));
              }
            })) {
      ModbusTCPMaster stock = new ModbusTCPMaster("127.0.0.1", plc.port());
      stock.setTimeout(SHORT_MILLIS);
      stock.connect();

      stock.writeSingleRegister(1, 10, new SimpleRegister(7));

      assertEquals(2, plc.seen().size());
      stock.disconnect();
    }
  }

  @Test
  void weSendAWriteWhoseAnswerWasLostOnceAndSayWeDoNotKnow() throws Exception {
    try (ScriptedPlc plc = losingTheFirstAnswer();
        PlcLink link = Lines.alone(plc.connection(SHORT))) {
      LinkException e = assertThrows(LinkException.class, () -> link.write(Words.at(10, 7)));

      assertEquals(LinkException.Kind.TIMED_OUT, e.kind());
      assertEquals(1, plc.seen().size());
    }
  }

  @Test
  void stockForgetsTheNumberOfTriesWithEachConnect() throws Exception {
    CountDownLatch second = new CountDownLatch(1);
    try (ScriptedPlc plc =
        ScriptedPlc.start(
            (request, wire) -> {
              if (request.n() == 2) {
                second.countDown();
              }
            })) {
      ModbusTCPMaster stock = new ModbusTCPMaster("127.0.0.1", plc.port());
      stock.setTimeout(SHORT_MILLIS);
      stock.setRetries(1);
      stock.connect();
      Thread writer =
          new Thread(
              () ->
                  assertThrows(
                      ModbusException.class,
                      () -> stock.writeSingleRegister(1, 10, new SimpleRegister(7))));
      writer.start();

      assertTrue(second.await(10, TimeUnit.SECONDS), "a second frame in spite of one try");
      plc.pullThePlug();
      writer.join(10_000);
      stock.disconnect();
    }
  }

  @Test
  void weTryOnceAfterEveryReconnectToo() throws Exception {
    try (ScriptedPlc mute = ScriptedPlc.start((request, wire) -> {});
        PlcLink link = Lines.alone(mute.connection(SHORT))) {
      for (int call = 1; call <= 3; call++) {
        assertThrows(LinkException.class, () -> link.write(Words.at(10, 7)));
        assertEquals(call, mute.seen().size());
        assertEquals(call, mute.connections());
      }
    }
  }

  @Test
  void stockTakesTheLateAnswerToOneReadForTheAnswerToTheNext() throws Exception {
    CountDownLatch late = new CountDownLatch(1);
    CountDownLatch sent = new CountDownLatch(1);
    try (ScriptedPlc plc = answeringTheFirstReadLate(late, sent)) {
      ModbusTCPMaster stock = new ModbusTCPMaster("127.0.0.1", plc.port());
      stock.setTimeout(SHORT_MILLIS);
      stock.connect();
      stock.setRetries(1);
      assertThrows(ModbusException.class, () -> stock.readMultipleRegisters(1, 10, 1));
      late.countDown();
      assertTrue(sent.await(10, TimeUnit.SECONDS));

      assertEquals(1001, stock.readMultipleRegisters(1, 10, 1)[0].getValue(), "of read 1");
      stock.disconnect();
    }
  }

  @Test
  void weTakeALateAnswerForNothing() throws Exception {
    CountDownLatch late = new CountDownLatch(1);
    CountDownLatch sent = new CountDownLatch(1);
    try (ScriptedPlc plc = answeringTheFirstReadLate(late, sent);
        PlcLink link = Lines.alone(plc.connection(Duration.ofMillis(400)))) {
      assertThrows(LinkException.class, () -> link.readHolding(10, 1));
      late.countDown();

      assertEquals(1002, link.readHolding(10, 1).u16(10));
      assertEquals(1003, link.readHolding(10, 1).u16(10));
      assertEquals(2, plc.connections());
    }
  }

  @Test
  void anAnswerWithAnotherTransactionNumberIsRefused() throws Exception {
    try (ScriptedPlc plc =
            ScriptedPlc.start(
                (request, wire) ->
                    wire.send(ScriptedPlc.raw(request.transaction() + 1, 1, 3, 2, 3, 0xE9)));
        PlcLink link = Lines.alone(plc.connection(Duration.ofSeconds(5)))) {
      LinkException e = assertThrows(LinkException.class, () -> link.readHolding(10, 1));

      assertEquals(LinkException.Kind.GARBLED, e.kind());
      assertEquals(1, plc.seen().size());
    }
  }
}
