package io.stackline.bridge.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.ghgande.j2mod.modbus.ModbusException;
import com.ghgande.j2mod.modbus.facade.ModbusTCPMaster;
import com.ghgande.j2mod.modbus.procimg.SimpleRegister;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What stock j2mod 3.3.0 does, as a control of {@link PlcLinkContract}, where our links do not. If
 * a test fails after an update of j2mod, the library has been cured and the cure here may go.
 */
@Timeout(30)
class J2modContractIT {
  private static final int SHORT_MILLIS = 150;

  private static ModbusTCPMaster stock(ScriptedPlc plc, boolean rtu) throws Exception {
    ModbusTCPMaster stock = new ModbusTCPMaster("127.0.0.1", plc.port(), SHORT_MILLIS, false, rtu);
    stock.connect();
    return stock;
  }

  @Test
  void itRepeatsAWriteWhoseAnswerWasLostAndSaysAllIsWell() throws Exception {
    try (ScriptedPlc plc =
        ScriptedPlc.start(
            (request, wire) -> {
              if (request.n() > 1) {
                wire.send(request.written());
              }
            })) {
      ModbusTCPMaster stock = stock(plc, false);

      stock.writeSingleRegister(1, 10, new SimpleRegister(7));

      assertEquals(2, plc.seen().size());
      stock.disconnect();
    }
  }

  @Test
  void itForgetsTheNumberOfTriesWithEachConnect() throws Exception {
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

  /** Answers read n with 1000 + n, but the first one only once the latch opens. */
  private static ScriptedPlc answeringTheFirstReadLate(CountDownLatch late, CountDownLatch sent)
      throws Exception {
    return ScriptedPlc.start(
        (request, wire) -> {
          if (request.n() == 1) {
            assertTrue(late.await(10, TimeUnit.SECONDS));
          }
          wire.send(request.registers(1000 + request.n()));
          sent.countDown();
        });
  }

  private static int readAfterALateAnswer(boolean checking) throws Exception {
    CountDownLatch late = new CountDownLatch(1);
    CountDownLatch sent = new CountDownLatch(1);
    try (ScriptedPlc plc = answeringTheFirstReadLate(late, sent)) {
      ModbusTCPMaster stock = stock(plc, false);
      stock.setRetries(1);
      stock.setCheckingValidity(checking);
      assertThrows(ModbusException.class, () -> stock.readMultipleRegisters(1, 10, 1));
      late.countDown();
      assertTrue(sent.await(10, TimeUnit.SECONDS));
      int value = stock.readMultipleRegisters(1, 10, 1)[0].getValue();
      stock.disconnect();
      return value;
    }
  }

  @Test
  void itTakesTheLateAnswerToOneReadForTheAnswerToTheNext() throws Exception {
    assertEquals(1001, readAfterALateAnswer(true), "of read 1");
    assertEquals(1001, readAfterALateAnswer(false), "of read 1, and one behind from then on");
  }

  private static int readOf(boolean rtu, ScriptedPlc.Script script) throws Exception {
    Wrapping wrapping = rtu ? Wrapping.RTU : Wrapping.MBAP;
    try (ScriptedPlc plc = ScriptedPlc.start(wrapping, script)) {
      ModbusTCPMaster stock = stock(plc, rtu);
      int value = stock.readMultipleRegisters(1, 10, 1)[0].getValue();
      stock.disconnect();
      return value;
    }
  }

  @Test
  void itTakesTheAnswerOfAnotherUnitAndOfAnotherLength() throws Exception {
    assertEquals(
        0xDEAD,
        readOf(false, (r, w) -> w.send(r.from(r.transaction(), 9, 3, 4, 0xDE, 0xAD, 0, 1))));
    assertEquals(0xDEAD, readOf(true, (r, w) -> w.send(r.from(0, 9, 3, 2, 0xDE, 0xAD))));
  }

  @Test
  void withRtuOverTcpItDoesNotCompareTheCrc() throws Exception {
    assertEquals(
        0xDEAD,
        readOf(
            true,
            (r, w) -> {
              byte[] frame = r.frame(3, 2, 0xDE, 0xAD);
              frame[frame.length - 1] ^= 0x55;
              w.send(frame);
            }));
  }
}
